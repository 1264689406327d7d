package backstep.script;

import backstep.notation.Nearest;
import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Classes of a script: what they are made of, their objects, and the methods of these. */
final class Classes {
  private static final String OWN_CLASS = "__class__";

  private Classes() {}

  /**
   * A class.
   *
   * @param base the class that it inherits from, or null
   * @param members its functions, and values that all its objects share
   * @param attributes what its methods write into objects
   */
  record Type(String name, Type base, Frame members, Set<String> attributes) implements Value {
    /** A member, of a class that it inherits from if it has none of its own; or null. */
    Value member(String name) {
      Value own = members.values().get(name);
      return own != null || base == null ? own : base.member(name);
    }

    /** True if its objects may have an attribute of this name. */
    boolean writes(String attribute) {
      return attributes.contains(attribute) || (base != null && base.writes(attribute));
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }

    @Override
    public String described() {
      return "the class " + name;
    }
  }

  /** An object: what it has under its own names. Two are the same only if they are one. */
  static final class Instance implements Value {
    private final Type type;
    private final Frame attributes = new Frame(null);

    private Instance(Type type) {
      this.type = type;
    }

    Type type() {
      return type;
    }

    Frame attributes() {
      return attributes;
    }

    @Override
    public String described() {
      return "an object of " + type.name;
    }
  }

  /** A method of an object; of a class, of which self is that or null. */
  record Method(Function function, Value self) implements Value {
    @Override
    public String described() {
      return "the method " + function.name();
    }
  }

  /** {@code super()}: an object as the class above sees it. */
  record Above(Type type, Value self) implements Value {
    @Override
    public String described() {
      return "super()";
    }
  }

  /** Makes a class of its statements. */
  static void define(Interpreter interpreter, Syntax.ClassDefinition definition, Frame frame) {
    Type base = base(interpreter, definition, frame);
    Type type = new Type(definition.name(), base, new Frame(frame), new LinkedHashSet<>());
    Frame methods = new Frame(frame);
    methods.values().put(OWN_CLASS, type);
    for (Syntax.Statement statement : definition.body()) {
      if (statement instanceof Syntax.Definition method) {
        Value.Function function = Calling.define(interpreter, method, methods);
        type.members.values().put(method.name(), member(function, method.decorator(), type));
        type.attributes.addAll(Mentions.attributes(method));
      } else if (statement instanceof Syntax.Assignment) {
        interpreter.statement(statement, type.members);
      } else if (!(statement instanceof Syntax.Nothing || isText(statement))) {
        throw new UserError("a class is read of functions and of values", statement.span());
      }
    }
    frame.values().put(definition.name(), type);
  }

  /** A function that is given its object when it is called as a method, or its class, or none. */
  private static Value member(Value.Function function, String decorator, Type type) {
    return decorator == null
        ? function
        : new Method(function, decorator.equals("classmethod") ? type : null);
  }

  private static boolean isText(Syntax.Statement statement) {
    return statement instanceof Syntax.Doing doing && doing.expression() instanceof Syntax.Words;
  }

  private static Type base(
      Interpreter interpreter, Syntax.ClassDefinition definition, Frame frame) {
    if (definition.bases().isEmpty()) {
      return null;
    }
    Syntax.Expression base = definition.bases().get(0);
    if (base instanceof Syntax.Name name && name.name().equals("object")) {
      return null;
    }
    if (definition.bases().size() == 1 && interpreter.value(base, frame) instanceof Type type) {
      return type;
    }
    throw new UserError("a class is read that inherits from one class of the script", base.span());
  }

  /** Something behind a point: of an object, of its class, of a class; null of other values. */
  static Value attribute(Value of, String name, Span span) {
    Value value = null;
    List<String> known = new ArrayList<>();
    if (of instanceof Instance object) {
      value = object.attributes.values().get(name);
      value = value == null ? bound(object.type.member(name), object) : value;
      known.addAll(object.attributes.values().keySet());
      members(object.type, known);
    } else if (of instanceof Above above) {
      value = bound(above.type.member(name), above.self);
      members(above.type, known);
    } else if (of instanceof Type type) {
      value = type.member(name);
      members(type, known);
    } else {
      return null;
    }
    if (value == null && of instanceof Above && name.equals("__init__")) {
      return new Value.Native("super", given -> new Value.None());
    }
    if (value == null) {
      throw new UserError(
          of.described()
              + " has no '"
              + name
              + "'"
              + Nearest.hint(name, known, "it is written before it is read"),
          span);
    }
    return value;
  }

  private static void members(Type type, List<String> known) {
    for (Type at = type; at != null; at = at.base) {
      known.addAll(at.members.values().keySet());
    }
  }

  private static Value bound(Value member, Value self) {
    return member instanceof Value.Function function ? new Method(function, self) : member;
  }

  /** Calls what is no function: a method, a class, an object that has a method for that. */
  static Value call(
      Interpreter interpreter,
      Value called,
      List<Value> arguments,
      Map<String, Value> named,
      Span span) {
    if (called instanceof Method method) {
      List<Value> all = new ArrayList<>(method.self == null ? List.of() : List.of(method.self));
      all.addAll(arguments);
      return interpreter.call(method.function, all, named, span);
    }
    if (called instanceof Type type) {
      Instance object = new Instance(type);
      Value begin = bound(type.member("__init__"), object);
      if (begin != null) {
        interpreter.call(begin, arguments, named, span);
      } else if (!arguments.isEmpty() || !named.isEmpty()) {
        throw new UserError(type.described() + " takes no values", span);
      }
      return object;
    }
    if (called instanceof Instance object && object.type.member("__call__") != null) {
      return interpreter.call(attribute(object, "__call__", span), arguments, named, span);
    }
    throw new UserError(
        called instanceof Value.Library module
            ? Modules.refusal(module.name())
            : called.described() + " cannot be called",
        span);
  }

  /** {@code super()} within a method. */
  static Value above(Frame frame, Span span) {
    Value own = frame.get(OWN_CLASS);
    if (!(own instanceof Type type) || frame.values().isEmpty()) {
      throw new UserError("super() is read within a method of a class", span);
    }
    Value self = frame.values().values().iterator().next(); // a method is given its object first
    return new Above(
        type.base == null ? new Type("object", null, new Frame(null), Set.of()) : type.base, self);
  }

  /** True of the name of a method of some class, or of what is called as a class or an object. */
  static boolean isCalled(String name, Frame frame) {
    String method = name.startsWith(".") ? name.substring(1) : name;
    Value value = frame.get(name);
    if (value instanceof Type || value instanceof Instance) {
      return true;
    }
    for (Frame at = frame; at != null; at = at.outer()) {
      for (Value one : at.values().values()) {
        if (one instanceof Type type && type.member(method) != null) {
          return true;
        }
      }
    }
    return false;
  }
}
