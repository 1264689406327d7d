/**
 * What is wrong with a training, the heaviest first.
 *
 * <p>Start with {@link backstep.insight.diagnosis.Symptom}: what is looked for is one constant,
 * with the search that finds it. Every search looks at the same {@link
 * backstep.insight.diagnosis.Examination}.
 */
package backstep.insight.diagnosis;
