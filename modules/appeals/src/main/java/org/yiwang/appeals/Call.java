package org.yiwang.appeals;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The arguments of a command: words, switches, and options with a value.
record Call(List<String> words, Set<String> switches, Map<String, String> options) {
  static Call of(String[] arguments, Set<String> switches, Set<String> options)
      throws UnreadableAppeals {
    var call = new Call(new ArrayList<>(), new HashSet<>(), new HashMap<>());
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      if (switches.contains(argument)) {
        call.switches.add(argument);
      } else if (options.contains(argument)) {
        if (i + 1 == arguments.length || arguments[i + 1].startsWith("--")) {
          throw wrong(argument + " 后面缺少值", argument + " needs a value");
        }
        if (call.options.put(argument, arguments[++i]) != null) {
          throw wrong(argument + " 写了两次", argument + " twice");
        }
      } else if (argument.startsWith("--")) {
        throw wrong("不认识 " + argument, "unknown: " + argument);
      } else {
        call.words.add(argument);
      }
    }
    return call;
  }

  Optional<Path> findFile(String option) throws UnreadableAppeals {
    String value = options.get(option);
    return value == null ? Optional.empty() : Optional.of(file(value));
  }

  static Path file(String name) throws UnreadableAppeals {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw wrong("文件名不对：" + name, "no file name: " + name);
    }
  }

  /// The number after the option, `otherwise` when it is not there.
  long number(String option, long least, long most, long otherwise) throws UnreadableAppeals {
    String value = options.get(option);
    if (value == null) {
      return otherwise;
    }
    if (value.matches("\\d{1,18}")
        && Long.parseLong(value) >= least
        && Long.parseLong(value) <= most) {
      return Long.parseLong(value);
    }
    throw wrong(
        option + " 应为 " + least + " 至 " + most + " 的整数，不是 " + value,
        option + ": a whole number from " + least + " to " + most + ", not " + value);
  }

  static UnreadableAppeals wrong(String chinese, String english) {
    return new UnreadableAppeals("参数不对：" + chinese, "Wrong arguments: " + english);
  }
}
