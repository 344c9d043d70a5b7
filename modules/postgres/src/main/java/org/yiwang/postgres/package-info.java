/// A PostgreSQL for Yiwang: an embedded server that is started, taken over or stopped, or any other
/// by URL. Start reading at `Postgres`; tests take their databases from `ScratchPostgres`.
@NullMarked
@CheckReturnValue
package org.yiwang.postgres;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
