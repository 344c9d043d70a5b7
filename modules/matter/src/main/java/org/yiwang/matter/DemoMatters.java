package org.yiwang.matter;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.yiwang.identity.Identity;
import org.yiwang.identity.Person;
import org.yiwang.journal.Actor;
import org.yiwang.journal.Command;
import org.yiwang.journal.Submission;
import org.yiwang.pack.Node;
import org.yiwang.pack.PackFolder;

/// The matters of a demo district, as what people sent in, in the order of time. Whether the rules
/// take it is seen when it is handed in.
public final class DemoMatters {
  private static final String PUBLIC = "public-service";

  private final MatterPack pack;
  private final Identity identity;
  private final Map<String, String> photos;
  private final String purpose;
  private final List<Step> steps = new ArrayList<>();

  private DemoMatters(
      MatterPack pack, Identity identity, Map<String, String> photos, String purpose) {
    this.pack = pack;
    this.identity = identity;
    this.photos = photos;
    this.purpose = purpose;
  }

  /// What is submitted when; its key is the same in every reading of the same pack.
  public record Step(Instant at, Submission submission) {}

  /// The names of the photos the demo shows, below `demo/photos/`.
  public static List<String> photos(PackFolder folder) {
    return folder
        .find("demo/matters.yaml")
        .map(node -> node.findList("photos").stream().map(Node::asWord).toList())
        .orElse(List.of());
  }

  /// Reads `demo/matters.yaml`, if there is one; to be used inside [PackFolder#check].
  ///
  /// @param photos the hash of each photo
  public static List<Step> read(
      PackFolder folder, Identity identity, MatterPack pack, Map<String, String> photos) {
    return folder
        .find("demo/matters.yaml")
        .map(read -> {
          var node = read.only("photos", "purpose", "matters");
          var reader = new DemoMatters(pack, identity, photos, node.slug("purpose"));
          node.list("matters").forEach(reader::matter);
          return reader.steps.stream().sorted(Comparator.comparing(Step::at)).toList();
        })
        .orElse(List.of());
  }

  private void matter(Node read) {
    var node = read.only("matter", "at", "by", "channel", "place", "given", "steps");
    var names = pack.types().stream().map(MatterType::matter).toList();
    var wanted = node.oneOf("matter", names);
    pack.types().stream()
        .filter(type -> type.matter().equals(wanted))
        .findFirst()
        .ifPresent(type -> matter(type, node));
  }

  private void matter(MatterType type, Node node) {
    var at = instant(node);
    var name = type.matter() + node.word("at") + node.line();
    var id =
        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
    var stream = MatterRoom.matter(id);
    var by = node.findWord("by").orElse("");
    var party = party(type, type.life().reportedBy(), by, node);
    var reporter = by.isEmpty() ? "guest-demo-" + id.substring(0, 8) : by;
    var report =
        new MatterCommand.Report(
            type.matter(),
            party,
            node.word("channel"),
            answers(type, node.get("given")),
            node.find("place").map(DemoMatters::place),
            Optional.empty(),
            List.of());
    add(at, id, 0, actor(type, party, reporter, by), Command.to(stream, report));
    var asks = 0;
    var open = new LinkedHashMap<String, Integer>();
    var number = 1;
    for (var step : node.findList("steps")) {
      var acted =
          step.only(
              "at", "by", "act", "with", "unit", "duty", "approve", "decline", "rate", "note");
      var who = acted.findWord("by").orElse("");
      if (acted.has("act") && !asked(type, acted.word("act")).isEmpty()) {
        open.put(acted.word("act"), ++asks);
      }
      var done = command(type, acted, who, open.getOrDefault(settled(acted), 1));
      add(
          instant(acted),
          id,
          number++,
          actor(type, done.as(), who.isEmpty() ? reporter : who, who),
          Command.to(stream, done.command()));
    }
  }

  private record Done(String as, MatterCommand command) {}

  private static List<String> asked(MatterType type, String act) {
    return type.life().findAct(act).map(Life.Act::approvedBy).orElse(List.of());
  }

  private static String settled(Node step) {
    return step.findWord("approve").or(() -> step.findWord("decline")).orElse("");
  }

  private Done command(MatterType type, Node step, String who, int request) {
    var life = type.life();
    var all = life.parties().stream().map(Life.Party::party).toList();
    if (step.has("rate")) {
      return new Done("reporter", new MatterCommand.Rate(step.whole("rate", 1, 5), "", List.of()));
    }
    if (step.has("note")) {
      var as = party(type, all, who, step);
      return new Done(
          as, new MatterCommand.AddNote(as, step.word("note"), !who.isEmpty(), List.of()));
    }
    if (!settled(step).isEmpty()) {
      var as = party(type, asked(type, settled(step)), who, step);
      return new Done(
          as,
          step.has("approve")
              ? new MatterCommand.Approve(request, as, List.of())
              : new MatterCommand.Decline(request, as, "不同意"));
    }
    var act = step.oneOf("act", life.acts().stream().map(Life.Act::act).toList());
    var as = party(type, life.findAct(act).map(Life.Act::by).orElse(List.of()), who, step);
    return new Done(
        as,
        new MatterCommand.Perform(
            act,
            as,
            step.find("with").map(with -> answers(type, with)).orElse(Answers.NONE),
            step.findWord("unit").orElse(""),
            step.findWord("duty").orElse(""),
            List.of()));
  }

  /// The first of these parties that someone is, by a role of theirs; nobody is one of the public.
  private String party(MatterType type, List<String> parties, String by, Node node) {
    var roles = posts(by).keySet();
    var found =
        parties.stream()
            .flatMap(name -> type.life().findParty(name).stream())
            .filter(party ->
                by.isEmpty()
                    ? party.roles().isEmpty()
                    : party.roles().stream().anyMatch(roles::contains))
            .map(Life.Party::party)
            .findFirst();
    if (found.isEmpty()) {
      node.problem("“" + by + "”不是能做这一步的人", "not one who may do this: " + by);
    }
    return found.orElse("");
  }

  /// The units of someone's posts, by role.
  private Map<String, String> posts(String account) {
    return identity.findAccount(account).map(Person::posts).orElse(List.of()).stream()
        .collect(Collectors.toMap(post -> post.role(), post -> post.unit().value(), (a, _) -> a));
  }

  private Actor actor(MatterType type, String party, String account, String by) {
    var posts = posts(by);
    var roles = type.life().findParty(party).map(Life.Party::roles).orElse(List.of());
    return posts.entrySet().stream()
        .filter(post -> roles.contains(post.getKey()))
        .map(post -> new Actor(account, post.getValue(), purpose))
        .findFirst()
        .orElse(new Actor(account, "", PUBLIC));
  }

  private void add(Instant at, String id, int number, Actor actor, Command command) {
    steps.add(new Step(at, Submission.of("demo-matter/" + id + "/" + number, actor, command)));
  }

  private static Location place(Node read) {
    var node = read.only("site", "address", "longitude", "latitude");
    Optional<BigDecimal> longitude = node.findNumber("longitude");
    return new Location(
        node.word("site"),
        node.word("address"),
        longitude.map(x -> new Location.Point(x, node.number("latitude"))));
  }

  private Answers answers(MatterType type, Node node) {
    var all = new LinkedHashMap<String, List<String>>();
    for (var key : node.keys()) {
      var field =
          java.util.stream.Stream.concat(type.form().stream(), type.life().fields().stream())
              .filter(one -> one.field().equals(key))
              .findFirst();
      if (field.isEmpty()) {
        node.get(key).problem("没有这一项", "there is no such field");
      } else if (field.get().kind().many()) {
        all.put(key, node.findList(key).stream().map(Node::asWord).map(this::stored).toList());
      } else {
        all.put(key, List.of(node.word(key)));
      }
    }
    return new Answers(all);
  }

  private String stored(String word) {
    return photos.containsKey(word) ? photos.get(word) + "/" + word : word;
  }

  private Instant instant(Node node) {
    return node.minute("at").atZone(pack.ground().calendar().zone()).toInstant();
  }
}
