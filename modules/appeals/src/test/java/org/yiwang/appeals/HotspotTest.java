package org.yiwang.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What many messages are about, and which are about the same thing.
class HotspotTest {
  @Test
  void two_matters_with_much_the_same_words_at_two_places_are_two_topics() {
    var spots = Hotspot.of(Messages.street());
    assertThat(spots).hasSizeGreaterThanOrEqualTo(2);
    assertThat(ids(spots.get(0))).containsExactly("m0", "m1", "m2", "m3", "m4");
    assertThat(ids(spots.get(1))).containsExactly("c0", "c1", "c2", "c3");
    assertThat(spots.get(0).places()).contains("B1区", "春晖家园");
    assertThat(spots.get(0).sentence()).contains("春晖家园", "搅拌站");
    assertThat(spots.get(0).from().toLocalDate()).hasToString("2024-03-01");
    assertThat(spots.get(0).to().toLocalDate()).hasToString("2024-03-13");
  }

  @Test
  void the_order_of_the_file_does_not_change_the_topics() {
    var shuffled = new ArrayList<>(Messages.street());
    Collections.shuffle(shuffled, new Random(5));
    var first = Hotspot.of(Messages.street()).stream().limit(2).map(HotspotTest::ids).toList();
    assertThat(Hotspot.of(shuffled).stream().limit(2).map(HotspotTest::ids)).isEqualTo(first);
  }

  @Test
  void votes_count_by_their_order_of_magnitude_and_a_longer_time_cools() {
    assertThat(Hotspot.heat(5, 1000, 10)).isGreaterThan(Hotspot.heat(5, 10, 10));
    assertThat(Hotspot.heat(30, 0, 10)).isGreaterThan(Hotspot.heat(2, 100_000, 10));
    assertThat(Hotspot.heat(5, 0, 300)).isLessThan(Hotspot.heat(5, 0, 3));
  }

  @Test
  void places_are_found_without_a_list_and_sentences_around_them_are_cut() {
    var places = Places.of(Messages.appeal("1", "投诉A2区丹桂苑小区附近的春风路和B3县第二小学，该小区没有停车场", 0));
    assertThat(places.districts()).contains("A2区", "B3县");
    assertThat(places.names()).contains("丹桂苑", "春风路", "第二小学").doesNotContain("该", "该小区");
    assertThat(Places.of(Messages.appeal("2", "请修好这条马路，居民走路不便，找政府没有用", 0)).names()).isEmpty();
  }

  @Test
  void an_earlier_message_about_the_same_thing_is_found_with_its_reasons() {
    var recent = Messages.street();
    var found = Resemblance.similar(Messages.appeal("new", "春晖家园小区搅拌站噪音还是没人管", 20), recent, 5);
    assertThat(found)
        .isNotEmpty()
        .allSatisfy(one -> {
          assertThat(one.earlier().id()).startsWith("m");
          assertThat(one.places()).contains("春晖家园");
          assertThat(String.join(" ", one.words())).contains("搅拌站");
          assertThat(one.copy()).isFalse();
        });
    assertThat(Resemblance.similar(recent.getFirst(), recent, 9))
        .noneMatch(one -> one.earlier().id().equals("m0"));
  }

  @Test
  void a_message_sent_twice_is_a_copy() {
    var again = Messages.appeal("again", "投诉B1区春晖家园旁搅拌站噪音扰民！", 9);
    var first = Resemblance.similar(again, Messages.street(), 5).getFirst();
    assertThat(first.copy()).isTrue();
    assertThat(first.score()).isEqualTo(1);
    assertThat(first.earlier().id()).isEqualTo("m0");
  }

  @Test
  void one_message_or_none_has_no_topic() {
    assertThat(Hotspot.of(List.of())).isEmpty();
    assertThat(Hotspot.of(Messages.street().subList(0, 1))).isEmpty();
  }

  @Test
  void the_hottest_topics_of_the_shared_messages_are_each_about_one_thing() throws Exception {
    var appeals = AppealTable.readVoted(Messages.shared("input/appeals/messages.csv"));
    var spots = Hotspot.of(appeals);
    var marks = List.of("伊景园|滨河苑|广铁|捆绑|车位", "搅拌|丽发新城", "海外滩", "58车", "高压|月亮岛");
    for (String mark : marks) {
      var spot =
          spots.stream()
              .limit(6)
              .filter(s -> s.sentence().matches(".*(" + mark + ").*"))
              .findFirst();
      assertThat(spot).as(mark).isPresent();
      assertThat(spot.orElseThrow().messages())
          .allSatisfy(appeal ->
              assertThat(appeal.subject() + appeal.detail()).matches("(?s).*(" + mark + ").*"));
    }
  }

  private static List<String> ids(Hotspot spot) {
    return spot.messages().stream().map(Appeal::id).toList();
  }
}
