/**
 * The notation: one small language for programs, for what the prompt looks at, and for conditions.
 *
 * <p>Start with {@link backstep.notation.Program} and {@link backstep.notation.Expr}. Text becomes
 * tokens in {@link backstep.notation.Scanner}, trees in {@link backstep.notation.Parser}, and
 * kernels, with every shape checked, in {@link backstep.notation.Lowering}; {@link
 * backstep.notation.Derivation} writes a backward section. What a program is about is read off it:
 * {@link backstep.notation.HiddenLayer} its layers, {@link backstep.notation.Axes} what rows and
 * columns count. Knows nothing of runs: what a name stands for comes through {@link
 * backstep.notation.Scope}.
 */
package backstep.notation;
