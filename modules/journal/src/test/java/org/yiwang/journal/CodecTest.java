package org.yiwang.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written down comes back as it was, and is written in one way only.
final class CodecTest {
  private static final Codec<Zoo> ZOOS = Codec.of(Zoo.class);
  private static final Codec<Zoo.Animal> ANIMALS = Codec.of(Zoo.Animal.class);

  record Price(BigDecimal yuan, Optional<String> note, List<String> tags) {}

  record Inexact(double yuan) {}

  record Loose(Object anything) {}

  record Positive(long amount) {
    Positive {
      if (amount <= 0) {
        throw new IllegalArgumentException("not positive");
      }
    }
  }

  @Test
  void any_value_comes_back_equal_and_its_text_is_canonical() {
    var seed = 20_241_015L;
    var breeder = new Zoo.Breeder(new Random(seed));
    for (int i = 0; i < 1_000; i++) {
      var zoo = breeder.zoo();
      var json = ZOOS.encode(zoo);
      assertThat(ZOOS.decode("Zoo", json)).as("seed %d, value %d", seed, i).isEqualTo(zoo);
      assertThat(Canonical.of(json)).as("seed %d, value %d", seed, i).isEqualTo(json);
    }
  }

  @Test
  void any_value_survives_jsonb() throws Exception {
    var seed = 7L;
    var breeder = new Zoo.Breeder(new Random(seed));
    try (var toy = Toy.fresh()) {
      for (int i = 0; i < 200; i++) {
        var zoo = breeder.zoo();
        var json = ZOOS.encode(zoo);
        var kept = toy.jsonb(json);
        assertThat(ZOOS.decode("Zoo", kept)).as("seed %d, value %d", seed, i).isEqualTo(zoo);
        assertThat(Canonical.of(kept)).as("seed %d, value %d", seed, i).isEqualTo(json);
      }
    }
  }

  @Test
  void a_case_is_named_by_its_record_and_a_nested_one_carries_its_name() {
    var cat = new Zoo.Cat("咪", Optional.of(new Zoo.Crane(2)));
    assertThat(ANIMALS.type(cat)).isEqualTo("Cat");
    assertThat(ANIMALS.encode(cat))
        .isEqualTo("{\"chases\":{\"@type\":\"Crane\",\"legs\":2},\"name\":\"咪\"}");
    assertThat(ANIMALS.decode("Flock", "{\"birds\":[]}")).isEqualTo(new Zoo.Flock(List.of()));
  }

  @Test
  void a_decimal_keeps_its_scale_and_what_is_empty_may_be_missing() {
    var prices = Codec.of(Price.class);
    var price = new Price(new BigDecimal("1.10"), Optional.empty(), List.of());
    assertThat(prices.encode(price)).isEqualTo("{\"tags\":[],\"yuan\":\"1.10\"}");
    assertThat(prices.decode("Price", "{\"yuan\":\"1.10\"}")).isEqualTo(price);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"yuan\":null}",
        "{\"yuan\":1.1}",
        "{\"yuan\":\"one\"}",
        "{\"yuan\":\"1\",\"fen\":1}",
        "{\"yuan\":\"1\",\"yuan\":\"2\"}",
        "{\"yuan\":\"1\",\"note\":null}",
        "{\"yuan\":\"1\",\"tags\":[null]}",
        "{\"yuan\":\"1\",\"@type\":\"Price\"}",
        "{\"yuan\":\"1\"} {}",
        "[]",
        "null",
        "",
        "{\"yuan\""
      })
  void what_is_not_exactly_such_a_value_is_refused(String json) {
    assertThatThrownBy(() -> Codec.of(Price.class).decode("Price", json))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_number_out_of_range_and_a_value_its_record_refuses_are_refused() {
    var positives = Codec.of(Positive.class);
    for (var json :
        List.of("{\"amount\":0}", "{\"amount\":1.0}", "{\"amount\":9223372036854775808}")) {
      assertThatThrownBy(() -> positives.decode("Positive", json))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(positives.decode("Positive", "{\"amount\":9223372036854775807}").amount())
        .isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "half \ud83d", "\ude00 half", "\ude00\ud83d"})
  void a_text_that_postgresql_cannot_keep_is_refused_at_once(String text) {
    assertThatThrownBy(() -> ANIMALS.encode(new Zoo.Cat(text, Optional.empty())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_type_that_is_not_exact_or_not_closed_has_no_codec() {
    for (var type : List.of(Inexact.class, Loose.class, String.class)) {
      assertThatThrownBy(() -> Codec.of(type)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> ANIMALS.decode("Dog", "{}")).hasMessageContaining("Dog");
  }

  @Test
  void sets_and_maps_are_read_in_the_order_they_are_written() {
    record Shelf(Set<String> books, Map<String, Integer> copies) {}
    var shelves = Codec.of(Shelf.class);
    var json = "{\"books\":[\"a\",\"b\",\"c\"],\"copies\":{\"x\":1,\"y\":2,\"z\":3}}";
    var shelf = shelves.decode("Shelf", json);
    assertThat(shelf.books()).containsExactly("a", "b", "c");
    assertThat(shelf.copies().keySet()).containsExactly("x", "y", "z");
    assertThat(shelves.encode(shelf)).isEqualTo(json);
  }
}
