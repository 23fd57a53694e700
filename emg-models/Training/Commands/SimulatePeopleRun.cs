using NeuralGlasses.Recordings;
using NeuralGlasses.Recordings.Writing;
using NeuralGlasses.Training.Comparison;

namespace NeuralGlasses.Training.Commands;

/// <summary>Writes recordings of simulated people.</summary>
public static class SimulatePeopleRun
{
    /// <summary>Name of the set of simulated people who are recorded like a set.</summary>
    public static string SetName(SetTwin twin) => $"simulated-{twin.Set}";

    /// <summary>Writes one file a person; the same twin, seed and effort give the same bytes.</summary>
    /// <param name="twin">The set to be like.</param>
    /// <param name="people">How many, 1 to 999.</param>
    /// <param name="seed">Their seed.</param>
    /// <param name="effort">Effort where the set states none, 0.02 to 1.</param>
    /// <param name="outputDirectory">Folder in which the folder <see cref="SetName"/> is made.</param>
    /// <param name="overwrite">Whether files that exist may be replaced.</param>
    /// <param name="output">Receives what was written.</param>
    /// <param name="bar">Shows progress.</param>
    /// <exception cref="RecordingException">A file exists and may not be replaced.</exception>
    /// <exception cref="ArgumentException">A number is out of its range.</exception>
    public static void Execute(SetTwin twin, int people, int seed, double effort, string outputDirectory, bool overwrite, TextWriter output, ProgressBar bar)
    {
        ArgumentNullException.ThrowIfNull(twin);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(bar);
        RequireRange(people, effort);
        var folder = Path.Combine(outputDirectory, SetName(twin));
        Directory.CreateDirectory(folder);
        bar.Stage($"simulate {people} people like {twin.Set}");
        for (var person = 1; person <= people; person++)
        {
            var signal = SimulatedSession.Of(twin, person, seed, effort);
            var path = Path.Combine(folder, $"{SetName(twin)}_{signal.Subject}_R.h5");
            EmgRecordingWriter.Write(Draft(twin, signal, seed, effort), path, overwrite);
            bar.Report((double)person / people);
        }

        bar.Clear();
        output.WriteLine($"wrote {people} people to {folder}");
    }

    /// <summary>Throws <see cref="ArgumentException"/> with the option's name if a number of people or an effort cannot be.</summary>
    internal static void RequireRange(int people, double effort)
    {
        if (people is < 1 or > 999)
            throw new ArgumentException($"--people: {people} people; choose 1 to 999.");
        if (!(effort is >= 0.02 and <= 1))
            throw new ArgumentException(FormattableString.Invariant($"--effort: {effort}; choose 0.02 to 1 of the greatest."));
    }

    private static RecordingDraft Draft(SetTwin twin, LabelledSignal signal, int seed, double effort)
    {
        var count = signal.Sets.Length / signal.Channels;
        var steps = new short[count, signal.Channels];
        var clipped = 0L;
        for (var i = 0; i < signal.Sets.Length; i++)
        {
            var step = (int)Math.Round(signal.Sets[i] / twin.StepMicrovolts);
            steps[i / signal.Channels, i % signal.Channels] = (short)step;
            if (Math.Abs(step) >= twin.HighestStep)
                clipped++;
        }

        return new RecordingDraft
        {
            DataSet = SetName(twin),
            Subject = signal.Subject,
            Session = "R",
            Licence = "MIT",
            // Where the set tells no microvolts its twin tells none either, so that both get their scale by the same convention.
            Units = twin.IsMicrovolts ? "uV" : "adc",
            Device = "NeuralGlasses simulated arm",
            Source = FormattableString.Invariant($"simulated: seed {seed}, effort {effort}"),
            RateHz = signal.RateHz,
            Samples = new SampleSteps(steps, twin.IsMicrovolts ? twin.StepMicrovolts : 1, clipped),
            Stretches = [new(0, count)],
            Segments = [.. signal.Prompts.Select(prompt => new RecordingSegment(prompt.Start, prompt.End, prompt.Label, prompt.Repetition, prompt.EffortPercent))],
            LabelNames = [.. twin.Movements.Select(movement => movement.Label)],
        };
    }
}
