/// A real browser walks through the real pages of a real, running district.
package org.yiwang.walk;
