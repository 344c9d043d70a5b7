package org.yiwang.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// Values that hold other values; each may be missing from a record, and is then empty.
///
/// Sets and maps are written in the order of their text and read into an order-keeping collection,
/// so that neither the text nor a decider's loop depends on hash codes.
sealed interface CollectionShape extends Shape {

  /// `Optional`: the value itself, or no property at all.
  record Maybe(Shape item) implements CollectionShape {
    @Override
    public boolean isAbsent(Object value) {
      return ((Optional<?>) value).isEmpty();
    }

    @Override
    public Object missing() {
      return Optional.empty();
    }

    @Override
    public void write(Object value, StringBuilder out) {
      item.write(((Optional<?>) value).orElseThrow(), out);
    }

    @Override
    public Object read(JsonNode json) {
      return Optional.of(item.read(json));
    }
  }

  /// `List`: an array.
  record Row(Shape item) implements CollectionShape {
    @Override
    public Object missing() {
      return List.of();
    }

    @Override
    public void write(Object value, StringBuilder out) {
      var separator = '[';
      for (var element : (Collection<?>) value) {
        item.write(element, out.append(separator));
        separator = ',';
      }
      close(separator == '[' ? "[]" : "]", out);
    }

    @Override
    public Object read(JsonNode json) {
      return Collections.unmodifiableList(items(item, json));
    }
  }

  /// `Set`: an array sorted by the text of its elements.
  record Bag(Shape item) implements CollectionShape {
    @Override
    public Object missing() {
      return Collections.unmodifiableSet(new LinkedHashSet<>());
    }

    @Override
    public void write(Object value, StringBuilder out) {
      var texts = new TreeSet<String>();
      for (var element : (Collection<?>) value) {
        var text = new StringBuilder();
        item.write(element, text);
        texts.add(text.toString());
      }
      out.append('[').append(String.join(",", texts)).append(']');
    }

    @Override
    public Object read(JsonNode json) {
      var items = items(item, json);
      var set = new LinkedHashSet<>(items);
      if (set.size() < items.size()) {
        throw new IllegalArgumentException("a set holds a value twice: " + json);
      }
      return Collections.unmodifiableSet(set);
    }
  }

  /// `Map`: an object sorted by its keys.
  record Table(TextShape key, Shape item) implements CollectionShape {
    @Override
    public Object missing() {
      return Collections.unmodifiableMap(new LinkedHashMap<>());
    }

    @Override
    public void write(Object value, StringBuilder out) {
      var sorted = new TreeMap<String, Object>();
      ((Map<?, ?>) value).forEach((k, v) -> sorted.put(key.print().apply(k), v));
      var separator = '{';
      for (var entry : sorted.entrySet()) {
        CanonicalJson.string(entry.getKey(), out.append(separator));
        item.write(entry.getValue(), out.append(':'));
        separator = ',';
      }
      close(separator == '{' ? "{}" : "}", out);
    }

    @Override
    public Object read(JsonNode json) {
      if (!json.isObject()) {
        throw new IllegalArgumentException("expected an object, found " + json);
      }
      var sorted = new TreeMap<String, Object>();
      json.properties().forEach(e -> sorted.put(e.getKey(), item.read(e.getValue())));
      var map = new LinkedHashMap<Object, Object>();
      sorted.forEach((text, value) -> map.put(key.readText(text), value));
      return Collections.unmodifiableMap(map);
    }
  }

  private static void close(String end, StringBuilder out) {
    out.append(end);
  }

  private static List<Object> items(Shape item, JsonNode json) {
    if (!json.isArray()) {
      throw new IllegalArgumentException("expected an array, found " + json);
    }
    var items = new ArrayList<Object>(json.size());
    for (var element : json) {
      items.add(item.read(element));
    }
    return items;
  }
}
