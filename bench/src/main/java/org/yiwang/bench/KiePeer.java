package org.yiwang.bench;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/// kie-dmn, one person after another.
final class KiePeer {
  private final DMNRuntime runtime;
  private final DMNModel model;

  KiePeer(String dmn) {
    var resource = ResourceFactory.newReaderResource(new StringReader(dmn), "UTF-8");
    resource.setSourcePath("bench.dmn");
    runtime =
        DMNRuntimeBuilder.fromDefaults()
            .buildConfiguration()
            .fromResources(List.of(resource))
            .getOrElseThrow(IllegalStateException::new);
    model = runtime.getModels().getFirst();
    if (model.hasErrors()) {
      throw new IllegalStateException(model.getMessages().toString());
    }
  }

  void match(Residents all, char[] out, int to) {
    for (var i = 0; i < to; i++) {
      var context = runtime.newContext();
      all.asObjects(i).forEach(context::set);
      var result = runtime.evaluateAll(model, context).getDecisionResultByName("补贴").getResult();
      out[i] = result instanceof BigDecimal number ? (char) number.intValue() : 0;
    }
  }
}
