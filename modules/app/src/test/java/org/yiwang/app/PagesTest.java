package org.yiwang.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The pages of a really started demo district on a real database, through HTTP.
@Timeout(value = 180, unit = TimeUnit.SECONDS)
final class PagesTest {
  private static final String TARGET = "/targets/2024/elder-friendly-homes";
  private static final String LEAD = "civil-affairs";

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
  void every_page_forbids_foreign_scripts_frames_and_guessing() throws Exception {
    var headers = district.browser().get("/open").headers();
    assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
  }

  @Test
  void terms_of_a_target_are_the_supervision_offices_and_a_refusal_stands_at_its_field()
      throws Exception {
    var office = district.browser().signedIn("supervision");
    var officer = district.browser().signedIn(LEAD);
    for (var act : List.of("/assign", "/plan", "/sign-off")) {
      assertThat(office.get(TARGET + act).statusCode()).as(act).isEqualTo(200);
      assertThat(officer.get(TARGET + act).statusCode()).as(act).isEqualTo(403);
    }
    var form = office.form(TARGET + "/assign");
    form.put("lead-unit", LEAD);
    var assigned = office.post(TARGET + "/assign", form);
    assertThat(assigned.statusCode()).isEqualTo(409);
    assertThat(assigned.body()).contains("#field-assist-units", "已报过进度的单位不能移出");
    form = office.form(TARGET + "/plan");
    form.putAll(Map.of("plan.2024-06-30", "600", "plan.2024-12-31", "500"));
    form.putAll(Map.of("document", "会议纪要 9", "reason", "重排"));
    var planned = office.post(TARGET + "/plan", form);
    assertThat(planned.body()).contains("#field-plan", "累计计划不能下降", "value=\"600\"");
    form = office.form(TARGET + "/plan");
    form.putAll(Map.of("plan.2024-06-30", "200", "plan.2024-12-31", "500"));
    form.putAll(Map.of("document", "会议纪要 9", "reason", "改为两段"));
    var first = office.post(TARGET + "/plan", form);
    var second = office.post(TARGET + "/plan", form);
    assertThat(List.of(first.statusCode(), second.statusCode())).containsExactly(303, 303);
    assertThat(office.get(TARGET).body()).containsOnlyOnce("计划重排；改为两段");
  }

  @Test
  void a_unit_is_offered_no_restatement_of_a_derived_number_and_is_refused_one() throws Exception {
    var officer = district.browser().signedIn(LEAD);
    assertThat(officer.get(TARGET).body()).doesNotContain("/restate?entry=1\"");
    var asked = officer.get(TARGET + "/restate?entry=1");
    assertThat(asked.statusCode()).isEqualTo(409);
    assertThat(asked.body()).contains("督查重述");
    var form = officer.form(TARGET + "/progress");
    form.putAll(Map.of("entry", "1", "amount", "400", "reason", "试试"));
    assertThat(officer.post(TARGET + "/restate?entry=1", form).statusCode()).isEqualTo(409);
    var office = district.browser().signedIn("supervision");
    assertThat(office.get(TARGET).body()).contains("/restate?entry=1\"");
    assertThat(office.get(TARGET + "/restate?entry=1").statusCode()).isEqualTo(200);
  }

  @Test
  void where_no_month_can_be_locked_no_form_is_offered_and_none_is_shown() throws Exception {
    var office = district.browser().signedIn("supervision");
    var page = office.get(TARGET + "/lock");
    assertThat(page.statusCode()).isEqualTo(409);
    assertThat(page.body()).contains("没有可以锁定的月份", "No month of this target");
    assertThat(office.get(TARGET).body()).doesNotContain("/lock\"");
    var form = office.form(TARGET + "/suspend");
    form.put("month", "2024-10");
    assertThat(office.post(TARGET + "/lock", form).statusCode()).isEqualTo(409);
  }

  @Test
  void a_subdistrict_list_shows_its_own_shares() throws Exception {
    var body = district.browser().signedIn("leader").get("/targets?unit=north-bund").body();
    assertThat(body).contains("北外滩 · 2024 年目标", "全区 500 户").doesNotContain("/ 500 户");
  }

  @Test
  void a_forged_form_is_refused() throws Exception {
    var officer = district.browser().signedIn(LEAD);
    var answer = officer.post(TARGET + "/progress", Map.of("amount", "9", "key", "forged-key"));
    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void a_second_click_has_no_second_effect() throws Exception {
    var officer = district.browser().signedIn(LEAD);
    var before = officer.get(TARGET + "/entries.csv").body().lines().count();
    var form = officer.form(TARGET + "/progress");
    form.putAll(
        Map.of("unit", LEAD, "day", "2024-10-15", "mode", "add", "amount", "3", "note", "=3 户"));
    var first = officer.post(TARGET + "/progress", form);
    var second = officer.post(TARGET + "/progress", form);
    assertThat(List.of(first.statusCode(), second.statusCode())).containsExactly(303, 303);
    var after = officer.get(TARGET + "/entries.csv").body();
    assertThat(after.lines().count()).isEqualTo(before + 1);
    assertThat(after).as("a cell is never a formula").contains("\"'=3 户\"");
  }

  @Test
  void what_was_typed_is_kept_when_something_is_missing() throws Exception {
    var officer = district.browser().signedIn(LEAD);
    var form = officer.form(TARGET + "/progress");
    form.putAll(Map.of("unit", LEAD, "day", "2024-10-15", "amount", "many", "note", "扶手 2 处"));
    var answer = officer.post(TARGET + "/progress", form);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("扶手 2 处", "请只填数字", "#field-amount");
  }

  @Test
  void an_open_page_hears_of_a_change_after_its_commit() throws Exception {
    var officer = district.browser().signedIn(LEAD);
    try (var news = officer.listen("/live")) {
      assertThat(news.next(":open")).isTrue();
      var form = officer.form(TARGET + "/progress");
      form.putAll(Map.of("unit", LEAD, "day", "2024-10-15", "mode", "add", "amount", "1"));
      form.put("note", "坡道 1 处");
      assertThat(officer.post(TARGET + "/progress", form).statusCode()).isEqualTo(303);
      assertThat(news.next("event:changed")).isTrue();
    }
  }

  @Test
  void what_is_too_large_is_turned_away() throws Exception {
    var office = district.browser().signedIn("supervision");
    var answer = office.post("/sign-out", Map.of("filler", "x".repeat(200_000)));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("64 KB", "Too large");
  }

  @Test
  void the_language_switch_is_remembered() throws Exception {
    var visitor = district.browser();
    assertThat(visitor.get("/open").body()).contains("lang=\"zh-CN\"");
    assertThat(visitor.get("/open?year=2024&lang=en").headers().firstValue("Location"))
        .hasValueSatisfying(it -> assertThat(it).endsWith("/open?year=2024"));
    assertThat(visitor.get("/open").body()).contains("<html lang=\"en\">");
  }

  @Test
  void a_missing_page_says_so_in_both_languages_with_a_reference() throws Exception {
    var body = district.browser().get("/no-such-page").body();
    assertThat(body)
        .contains("没有这个页面", "There is no such page")
        .containsPattern("<b>[0-9a-f]{8}</b>");
  }

  @Test
  void the_public_page_names_no_account() throws Exception {
    var answer = district.browser().get("/open/2024/elder-friendly-homes");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("适老化改造")
        .containsPattern("共 [1-9]\\d* 条记录")
        .doesNotContain("act main", "/evidence/", "csv");
    assertThat(answer.headers().firstValue("Set-Cookie")).as("no cookie to read").isEmpty();
  }
}
