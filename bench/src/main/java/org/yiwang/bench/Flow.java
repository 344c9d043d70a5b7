package org.yiwang.bench;

import com.zaxxer.hikari.HikariDataSource;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/// The peer: Flowable with its defaults (history level audit, written with each transaction), on a
/// database of its own on the same server, passing cases through six user tasks: `six-tasks`, or
/// `six-timed-tasks` with a timer at the boundary of each, that would fire in four hours.
final class Flow implements AutoCloseable {
  private final ProcessEngine engine;
  private final String process;

  private Flow(ProcessEngine engine, String process) {
    this.engine = engine;
    this.process = process;
  }

  /// @param file its name is that of the process
  /// @param timers whether the engine's threads look after timers, as the journal's do
  static Flow open(HikariDataSource database, String file, boolean timers) {
    var configuration = new StandaloneProcessEngineConfiguration();
    configuration.setDataSource(database);
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setAsyncExecutorActivate(timers);
    var engine = configuration.buildProcessEngine();
    var _ = engine.getRepositoryService().createDeployment().addClasspathResource(file).deploy();
    return new Flow(engine, file.substring(0, file.indexOf('.')));
  }

  /// One client of the engine: starts a case, passes it through its tasks one by one, starts the
  /// next. Each step is one transition and one transaction.
  final class Client {
    private String id = "";
    private int done;

    int step() {
      if (done % SixTasks.TRANSITIONS == 0) {
        id = engine.getRuntimeService().startProcessInstanceByKey(process).getId();
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
