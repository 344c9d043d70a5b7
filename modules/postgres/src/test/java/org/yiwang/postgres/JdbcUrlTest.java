package org.yiwang.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JdbcUrlTest {

  @Test
  void user_and_password_are_read_from_the_address_and_never_printed() {
    JdbcUrl url =
        new JdbcUrl("jdbc:postgresql://db:5433/district?user=yi&password=a%26b&sslmode=require");

    assertThat(url.user()).isEqualTo("yi");
    assertThat(url.password()).isEqualTo("a&b");
    assertThat(url.toString()).isEqualTo("jdbc:postgresql://db:5433/district?sslmode=require");
  }

  @Test
  void without_a_user_it_is_the_operating_systems() {
    JdbcUrl url = new JdbcUrl("jdbc:postgresql://db/district");

    assertThat(url.user()).isEqualTo(System.getProperty("user.name"));
    assertThat(url.password()).isEmpty();
  }

  @Test
  void an_address_of_another_product_is_refused_in_both_languages() {
    assertThatThrownBy(() -> new JdbcUrl("jdbc:mysql://db/district?password=secret"))
        .isInstanceOf(PostgresUnavailable.class)
        .hasMessageContaining("不是 PostgreSQL 的 JDBC 地址")
        .hasMessageContaining("Not a PostgreSQL JDBC URL")
        .hasMessageNotContaining("secret");
  }

  @Test
  void another_database_keeps_host_user_and_password() {
    JdbcUrl url = new JdbcUrl("jdbc:postgresql://db/postgres?user=yi&password=pw");

    assertThat(url.database("other").value())
        .isEqualTo("jdbc:postgresql://db/other?user=yi&password=pw");
  }
}
