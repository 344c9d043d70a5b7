package org.yiwang.decisions.guard;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yiwang.decisions.feel.Expression;
import org.yiwang.decisions.feel.Type;
import org.yiwang.decisions.feel.Type.Simple;
import org.yiwang.decisions.feel.Value;

/// Makes nodes of fields: what stands at the end of `a.b.c` in a subject.
final class FieldReader {
  private final Expression at;

  /// @param at the expression that reads the field, for messages
  FieldReader(Expression at) {
    this.at = at;
  }

  /// @param type what the schema says of `field`
  /// @param members the members after it
  <S> Node<S> read(Accessor<S> field, Type type, List<String> members) throws Uncompiled {
    var plain = plain(type);
    if (field instanceof Accessor.Inner<S, ?> inner) {
      return inner(inner, plain, members);
    }
    if (field instanceof Accessor.Any<S> any) {
      return value(any.of(), plain, members);
    }
    if (!members.isEmpty()) {
      throw no();
    }
    return switch (field) {
      case Accessor.Whole<S> whole when plain == Simple.NUMBER -> {
        var of = whole.of();
        yield (Node.Decimal<S>) (subject, _) -> Scaled.of(of.applyAsLong(subject));
      }
      case Accessor.Decimal<S> number when plain == Simple.NUMBER -> {
        var of = number.of();
        yield (Node.Decimal<S>)
            (subject, _) -> {
              var value = of.apply(subject);
              return value == null ? Scaled.NULL : Scaled.of(value);
            };
      }
      case Accessor.Text<S> text when plain == Simple.STRING -> {
        var of = text.of();
        yield (Node.Text<S>) (subject, _) -> of.apply(subject);
      }
      case Accessor.Truth<S> truth when plain == Simple.BOOLEAN -> {
        var of = truth.of();
        yield (Node.Logic<S>)
            (subject, _) -> {
              var value = of.apply(subject);
              return value == null ? Node.Logic.NULL : value ? Node.Logic.TRUE : Node.Logic.FALSE;
            };
      }
      case Accessor.Day<S> day when plain == Simple.DATE -> {
        var of = day.of();
        yield (Node.Day<S>) (subject, _) -> of.apply(subject);
      }
      default -> throw no();
    };
  }

  static Type plain(Type type) {
    return type instanceof Type.Restricted restricted ? plain(restricted.of()) : type;
  }

  private Uncompiled no() {
    return new Uncompiled(at, "字段的类型不在编译之列", "a field of a type that is not compiled");
  }

  private static Type member(Type type, String name) {
    return type instanceof Type.ContextOf context
        ? plain(context.fields().getOrDefault(name, Simple.ANY))
        : Simple.ANY;
  }

  private <S, T> Node<S> inner(Accessor.Inner<S, T> inner, Type type, List<String> members)
      throws Uncompiled {
    var of = inner.of();
    if (members.isEmpty()) {
      return (Node.Thing<S>) (subject, _) -> of.apply(subject) == null;
    }
    var field = inner.fields().get(members.getFirst());
    if (field == null) {
      throw no();
    }
    var rest = members.subList(1, members.size());
    return within(of, read(field, member(type, members.getFirst()), rest));
  }

  /// The node of a part, asked through the whole.
  private static <S, T> Node<S> within(Function<S, @Nullable T> of, Node<T> node) {
    return switch (node) {
      case Node.Logic<T> logic ->
          (Node.Logic<S>)
              (subject, now) -> {
                var part = of.apply(subject);
                return part == null ? Node.Logic.NULL : logic.of(part, now);
              };
      case Node.Decimal<T> number ->
          (Node.Decimal<S>)
              (subject, now) -> {
                var part = of.apply(subject);
                return part == null ? Scaled.NULL : number.of(part, now);
              };
      case Node.Text<T> text ->
          (Node.Text<S>)
              (subject, now) -> {
                var part = of.apply(subject);
                return part == null ? null : text.of(part, now);
              };
      case Node.Day<T> day ->
          (Node.Day<S>)
              (subject, now) -> {
                var part = of.apply(subject);
                return part == null ? null : day.of(part, now);
              };
      case Node.Items<T> items ->
          (Node.Items<S>)
              (subject, now) -> {
                var part = of.apply(subject);
                return part == null ? null : items.of(part, now);
              };
      case Node.Thing<T> thing ->
          (Node.Thing<S>)
              (subject, now) -> {
                var part = of.apply(subject);
                return part == null || thing.missing(part, now);
              };
    };
  }

  private <S> Node<S> value(Function<S, Value> of, Type type, List<String> members)
      throws Uncompiled {
    if (!members.isEmpty()) {
      if (!(type instanceof Type.ContextOf)) {
        throw no();
      }
      var name = members.getFirst();
      return value(
          subject -> member(of.apply(subject), name),
          member(type, name),
          members.subList(1, members.size()));
    }
    return switch (type) {
      case Simple simple ->
          switch (simple) {
            case NUMBER -> (Node.Decimal<S>) (subject, _) -> number(of.apply(subject));
            case STRING -> (Node.Text<S>) (subject, _) -> text(of.apply(subject));
            case BOOLEAN -> (Node.Logic<S>) (subject, _) -> truth(of.apply(subject));
            case DATE -> (Node.Day<S>) (subject, _) -> day(of.apply(subject));
            case ANY, NOTHING, TIME, DATE_TIME, DAYS, MONTHS ->
                (Node.Thing<S>) (subject, _) -> of.apply(subject).isNothing();
          };
      case Type.ListOf _ -> (Node.Items<S>) (subject, _) -> items(of.apply(subject));
      case Type.ContextOf _, Type.RangeOf _, Type.FunctionOf _, Type.Restricted _ ->
          (Node.Thing<S>) (subject, _) -> of.apply(subject).isNothing();
    };
  }

  private static Value member(Value context, String name) {
    return switch (context) {
      case Value.Fields fields -> {
        Map<String, Value> all = fields.fields();
        var value = all.get(name);
        yield value == null ? Value.Nothing.PLAIN : value;
      }
      case Value.Nothing nothing -> nothing;
      default -> throw new Inexact();
    };
  }

  static long number(Value value) {
    return switch (value) {
      case Value.Amount amount -> Scaled.of(amount.number());
      case Value.Nothing _ -> Scaled.NULL;
      default -> throw new Inexact();
    };
  }

  static @Nullable String text(Value value) {
    return switch (value) {
      case Value.Text text -> text.text();
      case Value.Nothing _ -> null;
      default -> throw new Inexact();
    };
  }

  static int truth(Value value) {
    return switch (value) {
      case Value.Truth truth -> truth.holds() ? Node.Logic.TRUE : Node.Logic.FALSE;
      case Value.Nothing _ -> Node.Logic.NULL;
      default -> throw new Inexact();
    };
  }

  static @Nullable LocalDate day(Value value) {
    return switch (value) {
      case Value.Day day -> day.date();
      case Value.Nothing _ -> null;
      default -> throw new Inexact();
    };
  }

  private static @Nullable List<Value> items(Value value) {
    return switch (value) {
      case Value.Items items -> items.items();
      case Value.Nothing _ -> null;
      default -> throw new Inexact();
    };
  }
}
