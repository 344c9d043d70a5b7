package org.yiwang.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The start fails when something would answer that has no line in [Routes].
final class UndeclaredTest {
  /// What nobody should add: an address that says nothing about who may open it.
  @Controller
  static final class Forgotten {
    @GetMapping("/forgotten")
    String page() {
      return "open to all";
    }
  }

  @Test
  void our_one_router_is_all_there_is() {
    try (var context = context("router", UndeclaredTest::router)) {
      assertThat(context.getBean(Undeclared.class)).isEqualTo(new Undeclared());
    }
  }

  @Test
  void a_second_router_fails_the_start() {
    fails("another", UndeclaredTest::router);
  }

  @Test
  void an_annotated_handler_fails_the_start() {
    fails("/forgotten", Forgotten::new);
  }

  @Test
  void a_handler_under_an_address_fails_the_start() {
    fails("/old", () -> new SimpleUrlHandlerMapping(Map.of("/old", new Forgotten())));
  }

  private static void fails(String named, Supplier<?> bean) {
    assertThatThrownBy(() -> context(named.replace("/", ""), bean))
        .isInstanceOf(BeanCreationException.class)
        .hasRootCauseInstanceOf(IllegalStateException.class)
        .rootCause()
        .hasMessageContaining("without a line in Routes")
        .hasMessageContaining(named);
  }

  private static RouterFunction<ServerResponse> router() {
    return RouterFunctions.route(
        RequestPredicates.GET("/forgotten"), _ -> ServerResponse.ok().build());
  }

  // the caller closes it
  @SuppressWarnings("unchecked")
  private static <T> GenericApplicationContext context(String name, Supplier<T> bean) {
    var context = new GenericApplicationContext();
    var made = bean.get();
    context.registerBean(name, (Class<T>) made.getClass(), () -> made);
    context.registerBean(RequestMappingHandlerMapping.class);
    context.registerBean("undeclared", Undeclared.class, () -> Undeclared.none(context));
    context.refresh();
    return context;
  }
}
