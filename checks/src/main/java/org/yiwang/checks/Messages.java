package org.yiwang.checks;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;

/// Every message file speaks both languages: the same keys in `…_zh` (or the unmarked one) and
/// `…_en`.
final class Messages implements Rule {
  @Override
  public List<Offence> offences(Checkout checkout) {
    var offences = new ArrayList<Offence>();
    for (var english :
        checkout.list(file -> file.path().matches(".*/src/main/.*_en\\.properties"))) {
      var stem = english.path().substring(0, english.path().length() - "_en.properties".length());
      var chinese =
          checkout.list(file ->
              file.path().equals(stem + "_zh.properties")
                  || file.path().equals(stem + ".properties"));
      if (chinese.isEmpty()) {
        offences.add(new Offence(english.path(), 0, "no Chinese file beside it"));
        continue;
      }
      compare(english, chinese.getFirst(), offences);
      compare(chinese.getFirst(), english, offences);
    }
    return offences;
  }

  private static void compare(
      Checkout.TextFile has, Checkout.TextFile lacks, List<Offence> offences) {
    var missing = new TreeSet<>(read(has).stringPropertyNames());
    missing.removeAll(read(lacks).stringPropertyNames());
    missing.forEach(key -> offences.add(new Offence(lacks.path(), 0, "no text for " + key)));
  }

  private static Properties read(Checkout.TextFile file) {
    var texts = new Properties();
    try {
      texts.load(new StringReader(file.text()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return texts;
  }
}
