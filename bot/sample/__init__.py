"""The sample committee that the try-out chat starts with."""
