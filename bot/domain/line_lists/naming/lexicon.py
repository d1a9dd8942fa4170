"""What is known of the words of names, for lists typed in one case, where no capital tells where a name ends."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.folding import accented_key, fold_aligned
from bot.domain.line_lists.naming import vocabulary
from bot.domain.line_lists.naming.vocabulary import words


@dataclass(frozen=True, slots=True)
class NameWords:
    """Words as they are typed with accents, or without them (`plain`)."""

    plain: bool
    sure: frozenset[str]  # families that are hardly anything else
    common: frozenset[str]
    families: frozenset[str]  # all of them
    between: frozenset[str]  # what only a name has after its family: văn, thị
    known: frozenset[str]  # middle and given names
    loose: frozenset[str]  # those of them that are said as often of something else
    adverbs: frozenset[str]  # those that usually follow a name and do not belong to it
    addresses: frozenset[str]  # words that stand before names; none begins one, but where văn or thị follows
    stops: frozenset[str]

    def is_family(self, word: str) -> bool:
        """Whether a name may begin with a word."""
        return word in self.sure or word in self.common or word in self.families

    def is_name(self, word: str) -> bool:
        """Whether a name may go on with a word."""
        return word in self.known or word in self.between


_GIVEN = words(
    """ái âm ẩm an án ân ấn ẩn anh ánh ảnh ảo ất âu ba bá bắc bách bạch bài bàn bân bàng bảng bằng bảo bạt báu
    bầu bảy bé bền bi bí bích biên biền biểu bình bính bộ bội bôn bốn bông bống bồng bổng bột bùi bưởi bướm
    bường bưởng bưu bửu cả cam cầm cẩm can cán căn cấn cần cẩn cận cang canh cảnh cao cát cau cầu cậy chải châm
    chăm chân chấn chẩn cháng chanh chánh chấp chất chắt châu chẩu chén chi chí chỉ chiên chiến chiêu chiều
    chiểu chín chinh chính chỉnh chó chu chú chư chứ chử chuẩn chúc chức chung chúng chưng chừng chước chuối
    chương chút chuyên chuyền cô cơ cớ côn công cống cu cừ cự cúc cún cung củng cước cược cuối cương cường cửu
    dã dân dần danh dao dâu dậu dậy di dì dĩ diễm diên diễn diện diệp diêu diệu dín dinh do doan doãn doanh du
    dư dụ dự dưa dừa duật dục dực duệ dung dũng dược dương dưỡng duy duyên duyệt đa đà đắc đài đại đàm đạm đảm
    đậm đan đàn đán đản đáng đăng đảng đằng đặng đào đạo đắp đát đạt đấu đẩu đậu đế đề đệ đẹp đều đích điềm điểm
    điền điển điện điệp đinh đình đính đĩnh đỉnh định đô đỗ độ đoài đoan đoàn đốc đôi đối đôn đồn đông đồng đổng
    động đức đũi được đượm đương đường em én ga gái gấm ghi gia già giá giả giai giám giản giang giàng giảng giao
    giáp gió giới gương hà hạ hai hài hải hàn hán hân hãn hàng hạng hằng hanh hành hạnh hào hạo hảo hạp hạt hậu
    hến hiên hiến hiền hiển hiện hiệp hiếu hiểu hiệu hĩm hinh hmông hồ hổ hoa hoà hoạ hòa hóa họa hoạch hoài
    hoan hoàn hoãn hoạn hoàng hoành hoạt học hòe hối hồi hội hới hợi hồng hợp hột huân huấn huê huế huề huệ hùng
    hưng hương hướng hường hưởng hưu hữu huy hùy huyên huyền huynh huỳnh ích ín inh kế kết kều kha khá khả khắc
    khai khái khải khâm khẩn khang kháng khanh khánh khát khé khê khiêm khiển khiết khoa khóa khoai khoái khoan
    khoát khoẻ khôi khơi khởi khôn khổng khuất khuê khương khuyên khuyến kí kỉ kích kiếm kiểm kiệm kiên kiện
    kiệt kiều kim kinh kình kính kpa krông ký kỳ kỷ la lạc lặc lai lài lại lam lâm lãm lăm lắm lan lân lãng lăng
    lạng lanh lành lãnh lão lạp lập lê lễ lệ len lịch liêm liên liễu liệu linh lĩnh lơ lộ lở loan loát lộc lôi
    lợi lớn long lù lư lữ lúa lụa luân luận luật lục lực lược lượm lương lượng lượt lưu lựu luỹ lũy luyến luyện
    ly lý mã mạc mạch mai mãi man mán mân mãn mạn mẫn mận mẫng mạnh mao mão mầu mẫu mậu mây mẩy mến mẹo mị miên
    miến miền miện minh mơ mộc mới môn mộng một mua mùi mừng mười muôn mưu my mỵ mỹ na nãi nải nam năm náng nậy
    nết nga ngà ngạc ngân ngạn ngần ngát ngật ngâu nghé nghệ nghi nghì nghĩ nghị nghĩa nghiêm nghiệm nghiên
    nghiệp ngô ngọ ngoan ngoạn ngọc ngợi ngôn ngũ ngữ ngưu nguyên nguyễn nguyện nguyệt nhã nhạ nhạc nhài nhâm
    nhậm nhàn nhân nhạn nhẫn nhất nhật nhi nhì nhĩ nhị nhiệm nhiên nhiếp nhiễu nhịn nho nhỏ nhớ nhơn nhớn nhu
    như nhựa nhuần nhuận nhuệ nhung nhường nhưỡng nhượng nhựt ni niê niềm niệm niên ninh nở nông nụ nữ nuôi
    nương nường oai oanh oánh ổi ơn ổn pà panh pao páo phà phác phái phạm phẩm phan phán phấn phăng pháp phát
    phẩy phê phến phi phia phiên phiệt phin phìn phín phó phổ phong phòng phù phú phụ phủ phúc phục phức phùng
    phụng phước phương phường phưởng phượng pó quả quách quán quân quản quang quảng quát quất quê quế quềnh quì
    quí quít quốc quy quý quỳ quyên quyến quyền quyện quyết quỳnh quýt rậm ràng rạng rạnh riêng rin rộng sa sắc
    sách sài sam sâm sầm sậm san sản sắn sẵn sang sáng sảng sảnh sao sát sắt sáu sen sến seo sèo sĩ siêng siêu
    sim sinh sính slao sơ sổ soa soan soạn son sơn song sóng sư sứ sừ sử sự súa sung súng suối sương sướng suốt
    sửu sỹ tá tạ tả tài tái tam tám tâm tân tấn tần tăng tặng táo tạo tảo tất tây tế tèo tẹo thạc thạch thai
    thái thám thâm thẩm thắm thân thản thận thăng thắng thanh thành thánh thạnh thảnh thao thạo thảo tháp thập
    thất thật thấu thế thể thêm thềm thi thì thị thích thiêm thiềm thiên thiện thiềng thiệp thiết thiệt thiều
    thiệu thìn thinh thính thỉnh thịnh thơ thọ thoa thoả thỏa thoại thoan thoảng thoát thóc thới thời thơm thông
    thống thu thù thư thụ thủ thứ thự thưa thừa thuấn thuần thuận thuật thúc thục thức thực thừng thước thược
    thương thướng thường thưởng thượng thuý thuỷ thùy thúy thụy thủy thuyên thuyền thuyết tí tỉ tích tịch tiềm
    tiên tiến tiền tiễn tiếp tiệp tiết tiêu tín tình tính tĩnh tỉnh tịnh tô tơ tố tộ toả toại toan toàn toán
    toản tới tồn tòng tợp trà trạc trác trạch trai tràm trâm trầm trân trấn trần trận trang tràng tráng trạng trâu
    trầu tri trì trí trị triêm triển triết triệt triều triệu trinh trình trịnh tròn trọn trong trông trọng trứ
    trữ trúc trực trung trưng trừng trước trương trường trưởng trượng truyền tú tư tụ tứ từ tự tủa tuân tuấn
    tuần tuất túc tuế tuệ tùng tụng tước tươi tương tường tưởng tượng tửu tuy tuỳ tuỵ tùy túy tuyên tuyến tuyền
    tuyển tuyết ty tý tỵ uẩn úc ứng ửng ước út uy uý uyên uyển vân vãn văn vạn vấn vần vận vàng vành vệ vẹn vi
    vĩ vị viên viễn viện viết việt vịn vinh vĩnh vịnh võ vóc vọng vũ vụ vực vui vững vương vượng vượt vy vỵ vỹ
    xa xiêm xìn xinh xô xoa xoài xoan xứ xuân xuất xứng xương xướng xuyên xuyến ý ỷ yên yến yểng yết yểu"""
)
_LOOSE = words(
    """anh em ba bé cậu chú cô chị bà ông năm nam nữ sinh trường điện đồng hợp đường như thành công chung được từ sáng
    chiều mai thêm mới học hiện thông giao quê hai bốn một mười tại trong thứ tự cả nhất tối thì cho tính ban viên nhà
    thân hộ số tuổi cùng đang đã bị về chính trước sau quán phòng lớp mẫu khai tỉnh tập quản cách tiếp ca"""
)
_PLAIN_LOOSE = words(
    """tai con da dang den di do co tu nay sang toi theo thuoc thu nha cung hang thang ngay chua cho dau ma ve vao xe xa
    la va voi o bi hom khi ra me bo vo chong chau gap biet xin het nen vi to lai de"""
)
_ADVERBS = words(
    "mới đang đã bị sẽ cùng về được thêm từ tại trong trước sau cho tới sang cả thì hiện chưa là không có đến"
)

ACCENTED = NameWords(
    plain=False,
    sure=words("nguyễn trần phạm huỳnh đặng bùi võ vũ phan trịnh đinh lê ngô hoàng trương đỗ")
    | words("nguyen tran pham huynh bui phan ng. tr. hg. ngt. ngv."),
    common=vocabulary.COMMON,
    families=vocabulary.FAMILIES | words("ng"),
    between=words("thị văn"),
    known=frozenset(map(accented_key, _GIVEN)),
    loose=_LOOSE,
    adverbs=_ADVERBS,
    addresses=words(
        """ông bà anh chị em cháu chú bác cô dì cậu cụ bé thím mợ a b c d e trai gái dâu rể nội ngoại con vợ chồng mẹ bố
        y từ"""
    ),
    stops=vocabulary.STOP_ACCENTED,
)
PLAIN = NameWords(
    plain=True,
    sure=words("nguyen tran pham huynh bui phan le hoang trinh ng. tr. hg. ngt. ngv."),
    common=vocabulary.FOLDED_COMMON,
    families=vocabulary.FOLDED_FAMILIES,
    between=words("thi van"),
    known=frozenset(map(fold_aligned, _GIVEN)),
    loose=_PLAIN_LOOSE | frozenset(map(fold_aligned, _LOOSE)),
    adverbs=frozenset(map(fold_aligned, _ADVERBS)) | words("ma va voi o"),
    addresses=words(
        "ong ba anh chi em chau chu bac co di cau thim mo a b c d e trai gai re noi ngoai con chong me y tu la ma xa"
    ),
    stops=vocabulary.STOP_ASCII,
)
