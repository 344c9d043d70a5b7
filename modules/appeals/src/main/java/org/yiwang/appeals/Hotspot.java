package org.yiwang.appeals;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What many messages are about: one matter at one place, or of one group of people.
///
/// @param heat how much it moves people: one for each message (copies of one text count once), one
///   and a half for each factor e of votes, less the longer it is spread out; see `heat`
/// @param from when its first message was written
/// @param to when its last was
/// @param places where, most often named first, three at most
/// @param people who, as the messages call them (业主, 学生, …), two at most
/// @param sentence one sentence that says what it is about: the subject of its most typical message
/// @param copies how many of its messages are nearly the same text as another of them
/// @param messages its messages by time
public record Hotspot(
    double heat,
    LocalDateTime from,
    LocalDateTime to,
    List<String> places,
    List<String> people,
    String sentence,
    int copies,
    List<Appeal> messages) {
  private static final double LEAST = 0.22;
  private static final int MESSAGES_LEAST = 3;
  private static final Pattern PEOPLE =
      Pattern.compile(
          "业主|居民|村民|市民|职工|员工|农民工|学生|家长|老师|教师|司机|受害人|投资人|患者|老人|退休人员|残疾人|购房者|消费者|租户|商户|拆迁户|毕业生");

  public Hotspot {
    places = List.copyOf(places);
    people = List.copyOf(people);
    messages = List.copyOf(messages);
  }

  /// The hot topics of some messages, the hottest first. The same messages in the same order give
  /// the same topics; 4,000 messages take about two seconds.
  ///
  /// @throws IllegalArgumentException above 20,000 messages
  public static List<Hotspot> of(List<Appeal> appeals) {
    if (appeals.size() > Limits.HOTSPOT_ROWS_MAX) {
      throw new IllegalArgumentException("more than " + Limits.HOTSPOT_ROWS_MAX + " messages");
    }
    var corpus = new Corpus(appeals);
    int[] copies = Copies.groups(appeals);
    int textsMax = Math.max(60, appeals.size() / 25);
    return Groups.of(corpus, textsMax, LEAST).stream()
        .filter(group -> group.size() >= MESSAGES_LEAST)
        .map(group -> of(corpus, group, copies))
        .sorted(
            Comparator.comparingDouble((Hotspot spot) -> -spot.heat)
                .thenComparing(spot -> spot.messages.getFirst().id()))
        .toList();
  }

  private static Hotspot of(Corpus corpus, List<Integer> group, int[] copies) {
    var texts = new HashSet<Integer>();
    group.forEach(i -> texts.add(copies[i]));
    var appeals =
        group.stream()
            .map(i -> corpus.messages.get(i).appeal())
            .sorted(Comparator.comparing(Appeal::at).thenComparing(Appeal::id))
            .toList();
    var from = appeals.getFirst().at();
    var to = appeals.getLast().at();
    long votes = appeals.stream().mapToLong(Appeal::votes).sum();
    return new Hotspot(
        heat(texts.size(), votes, Duration.between(from, to).toDays()),
        from,
        to,
        places(corpus, group),
        people(appeals),
        sentence(corpus, group),
        group.size() - texts.size(),
        appeals);
  }

  /// `(texts + 1.5 ln(1 + votes)) / (1 + ln(1 + days / 30) / 2)`: votes count by their order of
  /// magnitude, for one call to vote brings a thousand; the same number of messages in a month is
  /// hotter than in a year.
  static double heat(int texts, long votes, long days) {
    return (texts + 1.5 * Math.log1p((double) votes)) / (1 + Math.log1p(days / 30.0) / 2);
  }

  private static List<String> places(Corpus corpus, List<Integer> group) {
    Map<String, Integer> named = new HashMap<>();
    Map<String, Integer> districts = new HashMap<>();
    for (int i : group) {
      var places = corpus.messages.get(i).places();
      places.names().forEach(name -> named.merge(name, 1, Integer::sum));
      places.districts().forEach(name -> districts.merge(name, 1, Integer::sum));
      places.areas().forEach(name -> named.merge(name, 1, Integer::sum));
    }
    var found = new ArrayList<String>();
    most(districts, group.size()).stream().limit(1).forEach(found::add);
    for (String name : most(named, group.size())) {
      if (found.size() < 3 && found.stream().noneMatch(other -> Places.same(name, other))) {
        found.add(name);
      }
    }
    return found;
  }

  /// Those that stand in a quarter of the messages, most often first.
  private static List<String> most(Map<String, Integer> counts, int messages) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() * 4 >= messages && entry.getValue() > 1)
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static List<String> people(List<Appeal> appeals) {
    Map<String, Integer> counts = new HashMap<>();
    for (Appeal appeal : appeals) {
      var here = new HashSet<String>();
      var found = PEOPLE.matcher(appeal.subject() + appeal.detail());
      while (found.find()) {
        here.add(found.group());
      }
      here.forEach(who -> counts.merge(who, 1, Integer::sum));
    }
    return most(counts, appeals.size()).stream().limit(2).toList();
  }

  private static String sentence(Corpus corpus, List<Integer> group) {
    return group.stream()
        .max(
            Comparator.comparingDouble((Integer i) ->
                    group.stream().mapToDouble(j -> corpus.likeness(i, j).score()).sum())
                .thenComparing(Comparator.reverseOrder()))
        .map(i -> corpus.messages.get(i).appeal())
        .map(typical -> typical.subject().isBlank() ? first(typical.detail()) : typical.subject())
        .orElse("");
  }

  private static String first(String detail) {
    return detail.split("[。！？\n]", 2)[0];
  }
}
