package org.yiwang.journal;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A record: an object with a property for each component, sorted by name.
final class RecordShape implements Shape {
  private final Class<?> type;
  private final Constructor<?> constructor;
  private List<Property> sorted = List.of();

  /// @param at the component's place in the constructor
  private record Property(String name, int at, Method accessor, Shape shape) {}

  RecordShape(Class<?> type) {
    this.type = type;
    this.constructor = constructorOf(type);
  }

  /// Finds the shapes of the components, after this record itself can be found: it may hold itself.
  void link(Shapes shapes) {
    var components = Arrays.asList(type.getRecordComponents());
    sorted =
        components.stream()
            .map(component -> property(component, components.indexOf(component), shapes))
            .sorted(Comparator.comparing(Property::name))
            .toList();
  }

  private static Constructor<?> constructorOf(Class<?> type) {
    try {
      var types =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class[]::new);
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("every record has its canonical constructor", e);
    }
  }

  private static Property property(RecordComponent component, int at, Shapes shapes) {
    var accessor = component.getAccessor();
    accessor.setAccessible(true);
    return new Property(
        component.getName(), at, accessor, shapes.of(component.getGenericType(), component));
  }

  @Override
  public void write(Object value, StringBuilder out) {
    out.append('{');
    writeProperties(value, "", out);
    out.append('}');
  }

  /// Appends the properties without braces, the first one after `separator`.
  void writeProperties(Object value, String separator, StringBuilder out) {
    var before = separator;
    for (var property : sorted) {
      var part = get(property, value);
      if (!property.shape.isAbsent(part)) {
        CanonicalJson.string(property.name, out.append(before));
        property.shape.write(part, out.append(':'));
        before = ",";
      }
    }
  }

  @Override
  public Object read(JsonNode json) {
    return read(json, 0);
  }

  /// Reads an object that holds `others` properties beside those of the record.
  Object read(JsonNode json, int others) {
    if (!json.isObject()) {
      throw new IllegalArgumentException(type.getSimpleName() + ": expected an object: " + json);
    }
    var known = 0;
    var arguments = new Object[sorted.size()];
    for (var property : sorted) {
      var part = json.get(property.name);
      known += part == null ? 0 : 1;
      arguments[property.at] = readProperty(property, part);
    }
    if (known + others < json.size()) {
      throw new IllegalArgumentException(type.getSimpleName() + ": unknown property in " + json);
    }
    return construct(arguments);
  }

  private Object readProperty(Property property, @Nullable JsonNode part) {
    try {
      return part == null ? property.shape.missing() : property.shape.read(part);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          type.getSimpleName() + "." + property.name + ": " + e.getMessage(), e);
    }
  }

  private static Object get(Property property, Object value) {
    try {
      return property.accessor.invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("an accessor only returns its component", e);
    }
  }

  private Object construct(Object[] arguments) {
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(
          type.getSimpleName() + ": " + e.getTargetException().getMessage(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record can be made", e);
    }
  }
}
