package org.yiwang.web;

import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The proof, made at start, that [Routes] is the whole list: no annotated handler is registered.
record Undeclared() {
  static Undeclared none(ApplicationContext context) {
    var found =
        context.getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
            .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
            .toList();
    if (!found.isEmpty()) {
      throw new IllegalStateException("answers without a line in Routes: " + found);
    }
    return new Undeclared();
  }
}
