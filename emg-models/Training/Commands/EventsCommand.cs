using System.CommandLine;

namespace NeuralGlasses.Training.Commands;

/// <summary>The verb <c>events</c>.</summary>
public static class EventsCommand
{
    /// <summary>Makes the verb with its options, the same as those of <c>evaluate</c>.</summary>
    public static Command Create() => EvaluateCommand.Create(
        "events",
        "Measure what a wearer would notice: recall, wrong and false activations, latency.",
        "What is known of a test person: zero-shot, one-shot or two-shot.",
        (options, bar) => EventsVerb.Execute(options, Console.Out, bar));
}
