package org.yiwang.web;

import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The proof, made at start, that [Routes] is the whole list: there is one router, and neither an
/// annotated handler nor one registered under an address.
record Undeclared() {
  /// @throws IllegalStateException naming what answers without a line in [Routes]
  static Undeclared none(ApplicationContext context) {
    var annotated =
        context.getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
            .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream());
    var registered =
        context.getBeansOfType(AbstractUrlHandlerMapping.class).values().stream()
            .flatMap(mapping -> mapping.getHandlerMap().keySet().stream());
    var routers =
        context.getBeansOfType(RouterFunction.class).keySet().stream()
            .filter(name -> !name.equals(ROUTER));
    var found =
        Stream.of(annotated, registered, routers).flatMap(it -> it).map(Object::toString).toList();
    if (!found.isEmpty()) {
      throw new IllegalStateException("answers without a line in Routes: " + found);
    }
    return new Undeclared();
  }

  /// The name of our own router.
  static final String ROUTER = "router";
}
