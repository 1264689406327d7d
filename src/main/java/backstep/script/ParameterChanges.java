package backstep.script;

import backstep.script.Syntax.Statement;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which of their parameters the functions of a script change in place: in their own lines, or by
 * giving them, or parts of them, to another function that does.
 */
final class ParameterChanges {
  private final Map<String, Syntax.Definition> functions;
  private final Map<String, Mentions> inside = new HashMap<>();
  private final Map<String, Set<String>> changed = new HashMap<>();

  private ParameterChanges(Map<String, Syntax.Definition> functions) {
    this.functions = functions;
    functions.forEach((key, function) -> inside.put(key, Mentions.of(function.body())));
    functions.keySet().forEach(key -> changed.put(key, Set.of()));
    for (boolean grows = true; grows; ) {
      grows = false;
      for (String key : functions.keySet()) {
        Set<String> now = of(key);
        grows |= !now.equals(changed.put(key, now));
      }
    }
  }

  static ParameterChanges of(List<Statement> script) {
    return new ParameterChanges(Mentions.functions(script));
  }

  /** The functions. */
  Map<String, Syntax.Definition> functions() {
    return functions;
  }

  private Set<String> of(String key) {
    Mentions mentions = inside.get(key);
    Set<String> byCalls = given(mentions);
    Set<String> own = new LinkedHashSet<>();
    for (Syntax.Parameter parameter : functions.get(key).parameters()) {
      if (mentions.changes(parameter.name(), byCalls)) {
        own.add(parameter.name());
      }
    }
    return own;
  }

  /** What calls change of what they are given, by the names in these arguments. */
  Set<String> given(Mentions mentions) {
    Set<String> names = new LinkedHashSet<>();
    for (Mentions.CallSite call : mentions.calls()) {
      for (String key : Called.functions(call.word(), functions)) {
        given(call, key, names);
      }
    }
    return names;
  }

  private void given(Mentions.CallSite call, String key, Set<String> names) {
    List<Syntax.Parameter> parameters = functions.get(key).parameters();
    int self = key.startsWith(".") && functions.get(key).decorator() == null ? 1 : 0;
    for (int i = 0; i < call.arguments().size(); i++) {
      int at = Math.min(i + self, parameters.size() - 1);
      if (at >= 0 && changed.get(key).contains(parameters.get(at).name())) {
        names.addAll(call.arguments().get(i));
      }
    }
    call.named()
        .forEach(
            (name, read) -> {
              if (changed.get(key).contains(name)) {
                names.addAll(read);
              }
            });
  }
}
