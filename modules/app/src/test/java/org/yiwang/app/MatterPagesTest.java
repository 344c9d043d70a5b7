package org.yiwang.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The pages about matters of a really started demo district, through HTTP and without script.
@Timeout(value = 240, unit = TimeUnit.SECONDS)
final class MatterPagesTest {
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
  private static final Pattern CODE = Pattern.compile("<b>([2-9A-Z]{12})</b>");

  @TempDir private static Path data;
  private static RunningDistrict district;

  @BeforeAll
  static void start_a_district() throws Exception {
    district = RunningDistrict.start(data);
  }

  @AfterAll
  static void stop_it() {
    district.close();
  }

  @Test
  void a_resident_reports_in_three_steps_and_follows_by_the_code_from_elsewhere() throws Exception {
    var resident = district.browser();
    var track = report(resident, "refuse-exposed", "弄堂口堆着旧床垫");
    var page = resident.get(track + "?said=reported").body();
    assertThat(page).contains("弄堂口堆着旧床垫", "555-0100", "查询码", "受理立案");
    var code = CODE.matcher(page);
    assertThat(code.find()).isTrue();
    var elsewhere = district.browser();
    assertThat(elsewhere.get(track).body()).doesNotContain("555-0100", code.group(1));
    var form = elsewhere.form("/track");
    form.put("code", "NO-SUCH-CODE");
    assertThat(elsewhere.post("/track", form).statusCode()).isEqualTo(404);
    form.put("code", code.group(1).toLowerCase(java.util.Locale.ROOT));
    assertThat(AskingDistrict.to(elsewhere.post("/track", form))).isEqualTo(track);
    assertThat(elsewhere.get(track).body()).contains("555-0100", code.group(1));
    assertThat(elsewhere.get("/track").body()).contains(track);
  }

  @Test
  void what_is_missing_from_a_report_is_said_at_its_field_and_what_was_typed_is_kept()
      throws Exception {
    var resident = district.browser();
    var form = resident.form("/report/refuse-exposed");
    form.put("address", "飞虹路 1 弄");
    var where = resident.post("/report/refuse-exposed", form);
    assertThat(where.statusCode()).isEqualTo(422);
    assertThat(where.body()).contains("#field-site", "请选择街道", "飞虹路 1 弄");
    form.put("site", "jiaxing-road");
    var what = next(resident, "refuse-exposed", form);
    assertThat(what).containsEntry("step", "what").containsEntry("site", "jiaxing-road");
    var empty = resident.post("/report/refuse-exposed", what);
    assertThat(empty.statusCode()).isEqualTo(422);
    assertThat(empty.body()).contains("#field-a-description", "第 2 步");
    what.put("a-description", "长".repeat(501));
    var check = next(resident, "refuse-exposed", what);
    var long_ = resident.post("/report/refuse-exposed", check);
    assertThat(long_.statusCode()).as("the rules' own limit").isEqualTo(409);
    assertThat(long_.body()).contains("#field-a-description", "1 到 500 字");
    form.put("key", "");
    assertThat(resident.post("/report/refuse-exposed", form).statusCode()).isEqualTo(400);
    assertThat(resident.get("/report/no-such-kind").statusCode()).isEqualTo(404);
    assertThat(resident.post("/report/refuse-exposed", Map.of("step", "where")).statusCode())
        .as("a forged form")
        .isEqualTo(403);
  }

  @Test
  void a_file_that_is_no_picture_is_refused_and_a_picture_is_shown_to_who_may_see_it()
      throws Exception {
    var resident = district.browser();
    var form = resident.form("/report/refuse-exposed");
    form.putAll(Map.of("address", "飞虹路 2 弄", "site", "jiaxing-road"));
    var what = next(resident, "refuse-exposed", form);
    what.put("a-description", "旧沙发");
    var bad =
        multipart(
            resident,
            "/report/refuse-exposed",
            what,
            "a-photo",
            "a.jpg",
            "no picture".getBytes(StandardCharsets.UTF_8));
    assertThat(bad.statusCode()).isEqualTo(422);
    assertThat(bad.body()).contains("#field-a-photo", "不是 JPEG 或 PNG 照片");
    var good = multipart(resident, "/report/refuse-exposed", what, "a-photo", "a.png", picture());
    assertThat(good.statusCode()).isEqualTo(200);
    assertThat(good.body()).contains("a.png");
    var track = track(resident.post("/report/refuse-exposed", hidden(good.body())));
    var photo = Pattern.compile("src=\"(/matters/[^\"]+)\"").matcher(resident.get(track).body());
    assertThat(photo.find()).isTrue();
    assertThat(resident.get(photo.group(1)).statusCode()).isEqualTo(200);
    assertThat(district.browser().get(photo.group(1)).statusCode())
        .as("photos of this kind are not published")
        .isEqualTo(404);
    assertThat(resident.get(photo.group(1).replaceFirst("[0-9a-f]$", "x")).statusCode())
        .isEqualTo(404);
  }

  @Test
  void the_rules_refuse_on_the_page_whom_and_what_they_refuse() throws Exception {
    var track = report(district.browser(), "street-lamp-dark", "桥下路灯不亮");
    var matter = track.replace("/track/", "/matters/");
    var officer = district.browser().signedIn("grid-officer");
    var dispatcher = district.browser().signedIn("dispatcher");
    assertThat(dispatcher.get(matter).body())
        .as("an act the rules forbid is no button, and says why")
        .contains("市民上报的先由监督员核实")
        .doesNotContain(matter + "/acts/file");
    var file = dispatcher.form(matter + "/acts/file");
    var early = dispatcher.post(matter + "/acts/file", file);
    assertThat(early.statusCode()).isEqualTo(409);
    assertThat(early.body()).contains("市民上报的先由监督员核实");
    assertThat(dispatcher.get(matter + "/acts/pre_verify").statusCode()).isEqualTo(403);
    assertThat(dispatcher.get(matter + "/acts/no_such_act").statusCode()).isEqualTo(404);
    assertThat(dispatcher.get("/matters/no-such-matter").statusCode()).isEqualTo(404);
    var form = officer.form(matter + "/acts/pre_verify");
    var bare = officer.post(matter + "/acts/pre_verify", form);
    assertThat(bare.statusCode()).isEqualTo(409);
    assertThat(bare.body()).contains("#field-a-scene_photo", "请填写核实照片");
    form = officer.form(matter + "/acts/pre_verify");
    var path = matter + "/acts/pre_verify";
    var first = multipart(officer, path, form, "a-scene_photo", "s.png", picture());
    var second = multipart(officer, path, form, "a-scene_photo", "s.png", picture());
    assertThat(List.of(first.statusCode(), second.statusCode())).containsExactly(303, 303);
    assertThat(officer.get(matter).body()).containsOnlyOnce("<h2>核实</h2>");
    var leader = district.browser().signedIn("leader");
    assertThat(leader.get(path).statusCode()).as("a leader reads").isEqualTo(403);
    assertThat(leader.get(matter).statusCode()).isEqualTo(200);
  }

  @Test
  void who_somebody_is_is_masked_and_looking_it_up_is_on_record_for_the_reporter()
      throws Exception {
    var resident = district.browser();
    var track = report(resident, "street-lamp-dark", "桥上路灯不亮");
    var matter = track.replace("/track/", "/matters/");
    var leader = district.browser().signedIn("leader");
    assertThat(leader.get(matter).body()).contains("＊＊＊").doesNotContain("555-0100", "/reveal");
    var token = leader.form("/track");
    token.put("key", "some-key-of-a-form");
    assertThat(leader.post(matter + "/reveal", token).statusCode()).isEqualTo(403);
    var officer = district.browser().signedIn("grid-officer");
    var form = officer.form(matter);
    assertThat(officer.get(matter).body()).contains("＊＊＊").doesNotContain("555-0100");
    form.put("key", "12345678-reveal");
    var shown = officer.post(matter + "/reveal", form);
    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(shown.body()).contains("555-0100").doesNotContain("＊＊＊");
    assertThat(officer.get(matter).body()).doesNotContain("555-0100");
    assertThat(resident.get(track).body())
        .contains("调阅了联系电话", "城运中心 · 网格监督员")
        .doesNotContain("grid-officer");
  }

  @Test
  void an_inner_note_is_for_staff_alone() throws Exception {
    var resident = district.browser();
    var track = report(resident, "street-lamp-dark", "站台路灯不亮");
    var matter = track.replace("/track/", "/matters/");
    var officer = district.browser().signedIn("grid-officer");
    var form = officer.form(matter);
    form.putAll(Map.of("words", "疑似同一条线路 <b>停电</b>", "key", "inner-note-1"));
    assertThat(officer.post(matter + "/notes", form).statusCode()).isEqualTo(303);
    form.putAll(Map.of("words", "今晚到场", "key", "open-note-1", "open", "yes"));
    assertThat(officer.post(matter + "/notes", form).statusCode()).isEqualTo(303);
    assertThat(officer.get(matter).body()).contains("同一条线路 &lt;b&gt;停电", "今晚到场");
    assertThat(resident.get(track).body()).contains("今晚到场").doesNotContain("同一条线路");
    form = resident.form(track);
    form.put("words", "");
    assertThat(resident.post(track + "/notes", form).statusCode()).isEqualTo(422);
    var stranger = district.browser();
    form = stranger.form("/track");
    form.putAll(Map.of("words", "路过", "key", "stranger-note"));
    assertThat(stranger.post(track + "/notes", form).statusCode()).isIn(403, 409);
  }

  @Test
  void an_extension_waits_for_others_than_who_asked() throws Exception {
    var dispatcher = district.browser().signedIn("dispatcher");
    var matter = find(dispatcher, "桥头伸缩缝");
    assertThat(dispatcher.get(matter).body()).contains("申请延期").doesNotContain("/approve\"");
    assertThat(dispatcher.get(matter + "/requests/1/approve").statusCode()).isEqualTo(403);
    var head = district.browser().signedIn("construction-head");
    assertThat(head.get(matter).body()).contains("/requests/1/approve\"");
    var form = head.form(matter + "/requests/1/decline");
    var bare = head.post(matter + "/requests/1/decline", form);
    assertThat(bare.statusCode()).isEqualTo(422);
    assertThat(bare.body()).contains("#field-reason");
    form = head.form(matter + "/requests/1/approve");
    assertThat(head.post(matter + "/requests/1/approve", form).statusCode()).isEqualTo(303);
    assertThat(head.get(matter + "/requests/9/approve").statusCode()).isEqualTo(409);
    assertThat(dispatcher.get(matter).body()).contains("/requests/1/approve\"");
  }

  @Test
  void one_act_for_several_tells_what_became_of_each() throws Exception {
    var dispatcher = district.browser().signedIn("dispatcher");
    var one = find(dispatcher, "垃圾清运").replace("/matters/", "");
    var other = find(dispatcher, "12345 咨询 · 物业管理").replace("/matters/", "");
    assertThat(dispatcher.get("/matters/bulk").statusCode()).isEqualTo(422);
    var path = "/matters/bulk?act=dispatch&id=" + one + "&id=" + other;
    assertThat(dispatcher.get(path).body()).contains("对这 2 件办理");
    var form = dispatcher.form(path);
    var body =
        form.entrySet().stream()
            .filter(field -> !field.getKey().equals("id"))
            .map(field -> field.getKey() + "=" + field.getValue())
            .reduce("id=" + one + "&id=" + other, (a, b) -> a + "&" + b);
    var done =
        dispatcher.send(
            "/matters/bulk",
            "application/x-www-form-urlencoded",
            body.getBytes(StandardCharsets.UTF_8));
    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(done.body().split("已派单", -1)).as("each its own result").hasSize(3);
    assertThat(dispatcher.get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void the_queue_is_narrowed_by_its_address_and_shows_nobody_what_is_not_theirs() throws Exception {
    var dispatcher = district.browser().signedIn("dispatcher");
    assertThat(dispatcher.get("/matters?show=all&light=suspended").body())
        .contains("行道树缺株")
        .doesNotContain("小广告 ·");
    assertThat(
            dispatcher.get("/matters?q=伸缩缝".replace("伸缩缝", "%E4%BC%B8%E7%BC%A9%E7%BC%9D")).body())
        .contains("桥头伸缩缝破损");
    for (var wrong : List.of("light=pink", "kind=no-such", "unit=nowhere", "show=some")) {
      assertThat(dispatcher.get("/matters?" + wrong).statusCode()).as(wrong).isEqualTo(404);
    }
    var housing = district.browser().signedIn("housing");
    assertThat(housing.get("/matters?show=all").body()).contains("物业管理").doesNotContain("伸缩缝");
    assertThat(housing.get("/patrol").statusCode()).isEqualTo(200);
    assertThat(district.browser().get("/matters").statusCode()).isEqualTo(303);
    assertThat(district.browser().signedIn("leader").get("/patrol").statusCode()).isEqualTo(403);
  }

  private static String report(Browser resident, String kind, String words) throws Exception {
    var form = resident.form("/report/" + kind);
    form.putAll(Map.of("address", "飞虹路 " + words.hashCode() + " 弄", "site", "jiaxing-road"));
    var what = next(resident, kind, form);
    what.put("a-description", words);
    var check = next(resident, kind, what);
    check.put("a-phone", "555-0100");
    return track(resident.post("/report/" + kind, check));
  }

  private static String track(HttpResponse<String> sent) {
    return AskingDistrict.to(sent).replaceFirst("\\?.*", "");
  }

  /// Sends a step and gives the hidden fields of the next.
  private static Map<String, String> next(Browser resident, String kind, Map<String, String> form)
      throws Exception {
    var answer = resident.post("/report/" + kind, form);
    assertThat(answer.statusCode()).isEqualTo(200);
    return hidden(answer.body());
  }

  private static Map<String, String> hidden(String page) {
    var fields = new LinkedHashMap<String, String>();
    var found = HIDDEN.matcher(page);
    while (found.find()) {
      fields.put(found.group(1), found.group(2));
    }
    return fields;
  }

  /// The address of the first open matter of that name.
  private static String find(Browser staff, String words) throws Exception {
    var row =
        Pattern.compile("href=\"(/matters/[0-9a-f]{32})\">[^<]*" + words)
            .matcher(staff.get("/matters?show=all").body());
    assertThat(row.find()).as(words).isTrue();
    return row.group(1);
  }

  private static HttpResponse<String> multipart(
      Browser who, String path, Map<String, String> form, String field, String name, byte[] content)
      throws Exception {
    var edge = "edge-of-a-part";
    var out = new ByteArrayOutputStream();
    for (var one : form.entrySet()) {
      out.writeBytes(
          "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
              .formatted(edge, one.getKey(), one.getValue())
              .getBytes(StandardCharsets.UTF_8));
    }
    out.writeBytes(
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: image/png\r\n\r\n"
            .formatted(edge, field, name)
            .getBytes(StandardCharsets.UTF_8));
    out.writeBytes(content);
    out.writeBytes(("\r\n--" + edge + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return who.send(path, "multipart/form-data; boundary=" + edge, out.toByteArray());
  }

  private static byte[] picture() throws Exception {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }
}
