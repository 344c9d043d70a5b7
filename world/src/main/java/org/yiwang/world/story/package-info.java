/// Stories: scenarios in the words of the domain, played through the real HTTP interface on a fresh
/// district whose clock the story sets. Each carries the numbers of the systems of a work report it
/// stands for. Start reading at [Stories].
@NullMarked
@CheckReturnValue
package org.yiwang.world.story;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
