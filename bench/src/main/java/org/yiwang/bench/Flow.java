package org.yiwang.bench;

import com.zaxxer.hikari.HikariDataSource;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/// The peer: Flowable with its defaults (history level audit, written with each transaction), on a
/// database of its own on the same server, passing cases through six user tasks.
final class Flow implements AutoCloseable {
  private static final String PROCESS = "six-tasks";

  private final ProcessEngine engine;

  private Flow(ProcessEngine engine) {
    this.engine = engine;
  }

  static Flow open(HikariDataSource database) {
    var configuration = new StandaloneProcessEngineConfiguration();
    configuration.setDataSource(database);
    configuration.setDatabaseSchemaUpdate("true");
    var engine = configuration.buildProcessEngine();
    var _ =
        engine
            .getRepositoryService()
            .createDeployment()
            .addClasspathResource("six-tasks.bpmn20.xml")
            .deploy();
    return new Flow(engine);
  }

  /// One client of the engine: starts a case, passes it through its tasks one by one, starts the
  /// next. Each step is one transition and one transaction.
  final class Client {
    private String id = "";
    private int done;

    int step() {
      if (done % SixTasks.TRANSITIONS == 0) {
        id = engine.getRuntimeService().startProcessInstanceByKey(PROCESS).getId();
      } else {
        var tasks = engine.getTaskService();
        tasks.complete(tasks.createTaskQuery().processInstanceId(id).singleResult().getId());
      }
      done++;
      return 1;
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
