package org.yiwang.web;

import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.error.ErrorPage;
import org.springframework.boot.web.error.ErrorPageRegistrar;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/// What Spring must know, and no more: the server, our routes, our security.
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@ImportAutoConfiguration({
  PropertyPlaceholderAutoConfiguration.class,
  TomcatServletWebServerAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  HttpEncodingAutoConfiguration.class,
  MultipartAutoConfiguration.class,
  JacksonAutoConfiguration.class,
  HttpMessageConvertersAutoConfiguration.class,
  WebMvcAutoConfiguration.class,
  SecurityAutoConfiguration.class,
  SecurityFilterAutoConfiguration.class
})
class Edge {
  @Bean(Undeclared.ROUTER)
  RouterFunction<ServerResponse> router(Site site) {
    return site.router();
  }

  @Bean
  SecurityFilterChain security(HttpSecurity http, Site site) {
    return site.security().chain(http);
  }

  /// The server's own limits are the door's, and its own page is ours.
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> server(ObjectProvider<Site> site) {
    return factory -> {
      factory.addConnectorCustomizers(connector -> {
        connector.setMaxPartCount(Door.PARTS_MAX);
        connector.setMaxParameterCount(Door.FIELDS_READ_MAX);
      });
      factory.addContextCustomizers(context -> {
        var host = (StandardHost) context.getParent();
        host.getPipeline()
            .addValve(new OwnReport(status -> site.getObject().faults().bare(status)));
        host.setErrorReportValveClass(OwnReport.class.getName());
      });
    };
  }

  @Bean
  ErrorPageRegistrar errorPages() {
    return registry -> registry.addErrorPages(new ErrorPage(Routes.FAULT));
  }

  /// Fails the start when anything but our one router would answer.
  @Bean
  Undeclared undeclared(ApplicationContext context) {
    return Undeclared.none(context);
  }
}
