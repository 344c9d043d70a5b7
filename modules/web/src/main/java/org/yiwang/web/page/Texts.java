package org.yiwang.web.page;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/// The texts of the pages in one language, from `texts/pages_zh.properties` or `…_en…`.
public final class Texts {
  /// Chinese, the first language.
  public static final Texts CHINESE = read("zh", Locale.SIMPLIFIED_CHINESE);

  /// English.
  public static final Texts ENGLISH = read("en", Locale.UK);

  private final String language;
  private final Locale locale;
  private final Map<String, String> patterns;

  private Texts(String language, Locale locale, Map<String, String> patterns) {
    this.language = language;
    this.locale = locale;
    this.patterns = patterns;
  }

  /// The texts of this language, Chinese if it is not `en`.
  public static Texts in(String language) {
    return language.equals("en") ? ENGLISH : CHINESE;
  }

  /// `zh` or `en`.
  public String language() {
    return language;
  }

  /// Whether this is English.
  public boolean english() {
    return language.equals("en");
  }

  /// The locale numbers are written in.
  public Locale locale() {
    return locale;
  }

  /// The text of a key, with `{0}`, `{1}` … filled in.
  ///
  /// @throws IllegalArgumentException if there is no such text
  public String of(String key, Object... values) {
    var pattern = patterns.get(key);
    if (pattern == null) {
      throw new IllegalArgumentException("no text for " + key);
    }
    return values.length == 0 ? pattern : new MessageFormat(pattern, locale).format(values);
  }

  /// Whether there is a text for this key.
  public boolean has(String key) {
    return patterns.containsKey(key);
  }

  private static Texts read(String language, Locale locale) {
    var name = "/texts/pages_" + language + ".properties";
    try (var file = Objects.requireNonNull(Texts.class.getResourceAsStream(name), name)) {
      var properties = new Properties();
      properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
      var patterns = new TreeMap<String, String>();
      properties
          .stringPropertyNames()
          .forEach(key -> patterns.put(key, properties.getProperty(key)));
      return new Texts(language, locale, Map.copyOf(patterns));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
