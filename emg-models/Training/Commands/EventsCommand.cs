using System.CommandLine;
using NeuralGlasses.Training.Events;

namespace NeuralGlasses.Training.Commands;

/// <summary>The verb <c>events</c>.</summary>
public static class EventsCommand
{
    /// <summary>Makes the verb with its options: those of <c>evaluate</c> and what the decision policy may cost.</summary>
    public static Command Create()
    {
        var limits = new PolicyLimits();
        var falsePerHour = new Option<double>("--false-per-hour") { Description = "Most false activations an hour of rest on the training people.", DefaultValueFactory = _ => limits.FalsePerHour };
        var wrongRate = new Option<double>("--wrong-rate") { Description = "Largest share of wrong gestures on the training people.", DefaultValueFactory = _ => limits.WrongRate };
        var seconds = new Option<double>("--median-seconds") { Description = "Longest median time from onset to event on the training people.", DefaultValueFactory = _ => limits.MedianSeconds };
        var whole = new Option<bool>("--whole-recording") { Description = "Under zero-shot: use unlabelled statistics of the whole recording, as after minutes of wearing." };
        var command = EvaluateCommand.Create(
            "events",
            "Measure what a wearer would notice: recall, wrong and false activations, latency.",
            "What is known of a test person: zero-shot, one-shot or two-shot.",
            (options, arguments, bar) => EventsVerb.Execute(
                options with
                {
                    UsesWholeRecording = arguments.GetValue(whole),
                    Limits = new()
                    {
                        FalsePerHour = arguments.GetValue(falsePerHour),
                        WrongRate = arguments.GetValue(wrongRate),
                        MedianSeconds = arguments.GetValue(seconds),
                    },
                },
                Console.Out,
                bar));
        command.Add(falsePerHour);
        command.Add(wrongRate);
        command.Add(seconds);
        command.Add(whole);
        return command;
    }
}
