package org.yiwang.appeals;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Trials and hot topics as JSON.
final class AppealJson {
  private static final JsonMapper MAPPER = new JsonMapper();

  private AppealJson() {}

  static String of(Trial trial, int explained) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("messages", trial.guesses().size())
        .put("accuracy", trial.accuracy())
        .put("macroF1", trial.macroF1())
        .put("amongFirstTwo", trial.amongFirst(2))
        .put("nearCopies", trial.copies())
        .put("accuracyWithoutCopies", trial.accuracyWithoutCopies());
    var sure = trial.guesses().stream().filter(guess -> !guess.proposal().doubtful()).toList();
    root.putObject("sure")
        .put("messages", sure.size())
        .put("right", sure.stream().filter(Trial.Guess::right).count());
    ArrayNode labels = root.putArray("labels");
    for (var label : trial.byLabel()) {
      labels
          .addObject()
          .put("label", label.label())
          .put("count", label.count())
          .put("precision", label.precision())
          .put("recall", label.recall())
          .put("f1", label.f1());
    }
    ArrayNode confusion = root.putArray("confusion");
    for (int[] row : trial.confusion()) {
      ArrayNode cells = confusion.addArray();
      for (int cell : row) {
        cells.add(cell);
      }
    }
    ArrayNode proposals = root.putArray("proposals");
    trial.guesses().stream().limit(explained).forEach(guess -> proposals.add(guess(guess)));
    return write(root);
  }

  private static ObjectNode guess(Trial.Guess guess) {
    var proposal = guess.proposal();
    ObjectNode node =
        MAPPER
            .createObjectNode()
            .put("id", guess.appeal().appeal().id())
            .put("labelled", guess.appeal().label())
            .put("proposed", proposal.first().label())
            .put("doubtful", proposal.doubtful());
    ArrayNode choices = node.putArray("choices");
    proposal
        .choices()
        .forEach(choice ->
            choices.addObject().put("label", choice.label()).put("score", choice.score()));
    reasons(node.putArray("because"), proposal.words());
    reasons(node.putArray("forSecond"), proposal.rivals());
    var record = proposal.record();
    node.putObject("record")
        .put("from", record.from())
        .put("to", record.to())
        .put("right", record.right())
        .put("tried", record.tried());
    return node;
  }

  private static void reasons(ArrayNode array, List<Suggestion.Reason> reasons) {
    for (var reason : reasons) {
      array
          .addObject()
          .put("word", reason.word())
          .put("weight", reason.weight())
          .put("inSubject", reason.inSubject())
          .put("ofLabel", reason.ofLabel())
          .put("ofAll", reason.ofAll());
    }
  }

  static String of(int messages, List<Hotspot> hotspots) {
    ObjectNode root = MAPPER.createObjectNode().put("messages", messages);
    ArrayNode array = root.putArray("hotspots");
    int rank = 0;
    for (Hotspot spot : hotspots) {
      ObjectNode node = array.addObject().put("rank", ++rank).put("heat", spot.heat());
      node.putObject("period").put("from", spot.from().toString()).put("to", spot.to().toString());
      spot.places().forEach(node.putArray("places")::add);
      spot.people().forEach(node.putArray("people")::add);
      node.put("sentence", spot.sentence()).put("copies", spot.copies());
      ArrayNode ids = node.putArray("messages");
      spot.messages().forEach(appeal -> ids.add(appeal.id()));
    }
    return write(root);
  }

  private static String write(ObjectNode root) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }
}
