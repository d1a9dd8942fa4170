"""What the page may ask over its WebSocket: one value per kind of request, checked when made."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

MOST_CHARACTERS = 1_000_000
MOST_BYTES = 4 * MOST_CHARACTERS + 4096  # of one frame

Id = Annotated[int, Field(ge=-(2**53), le=2**53)]
Nonce = Annotated[str, Field(pattern=r"^[A-Za-z0-9:._-]{1,64}$")]


class Frame(BaseModel):
    """One request of the page, in the name of the person whom it plays."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    user_id: Id = Field(alias="as")


class Become(Frame):
    """Play this person from now on."""

    do: Literal["become"]


class Open(Frame):
    """Show a chat's messages, older ones than `before` where given."""

    do: Literal["open"]
    chat_id: Id = Field(alias="chat")
    before: Id | None = None


class Read(Frame):
    """The person has read as far as this message."""

    do: Literal["read"]
    chat_id: Id = Field(alias="chat")
    upto: Id


class Action(Frame):
    """Something that the rest of the program hears of; `nonce` is the page's own name for it, so a resend is known."""

    chat_id: Id = Field(alias="chat")
    nonce: Nonce

    @property
    def key(self) -> str:
        """The action's name among everyone's."""
        return f"{self.user_id}:{self.nonce}"


class Say(Action):
    """Send a text."""

    do: Literal["say"]
    text: str
    reply_to: Id | None = None


class Edit(Action):
    """Change the text of one's own message."""

    do: Literal["edit"]
    message_id: Id = Field(alias="message")
    text: str


class Delete(Action):
    """Take back one's own message."""

    do: Literal["delete"]
    message_id: Id = Field(alias="message")


class Press(Action):
    """Press a button of the bot."""

    do: Literal["press"]
    message_id: Id = Field(alias="message")
    data: Annotated[str, Field(min_length=1, max_length=64)]


class MoveClock(BaseModel):
    """Move the committee's clock forward."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    do: Literal["clock"]
    to: AwareDatetime


class Upload(Action):
    """The fields that come with a file; not a frame, since files come over HTTP."""

    name: Annotated[str, Field(min_length=1, max_length=255)]
    caption: str = ""
    reply_to: Id | None = None


AnyFrame = Become | Open | Read | Say | Edit | Delete | Press | MoveClock
_ANY: TypeAdapter[AnyFrame] = TypeAdapter(Annotated[AnyFrame, Field(discriminator="do")])


def parse(raw: str) -> AnyFrame | None:
    """The request in a frame's JSON; none when it is not one."""
    try:
        return _ANY.validate_json(raw)
    except ValidationError:
        return None
