using System.Globalization;
using NeuralGlasses.Contract;
using NeuralGlasses.Recordings;
using NeuralGlasses.Simulator.Arm;
using NeuralGlasses.Wristband.Hid;
using NeuralGlasses.Wristband.Wear;

namespace NeuralGlasses.Benchmarks.Hid;

/// <summary>
/// How the band's own decoder of two gestures does: on recordings of people, with masks chosen from the first repetition; and without a
/// recording on simulated rest, an hour for each of the people whose arms come with the simulator.
/// </summary>
internal static class HidReport
{
    private const double RestS = 3600;
    private static readonly string[] People = ["S01", "S03", "S06", "S07", "S08"];

    public static int Print(string[] files, TextWriter output, TextWriter error)
    {
        if (files.Length == 0)
        {
            PrintRest(output);
            return 0;
        }

        var all = new SortedDictionary<string, HidScore>(StringComparer.Ordinal);
        output.WriteLine("| recording | gestures asked | held | held once and nothing else | the other gesture acted | other gestures acted | at rest |");
        output.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var file in files)
        {
            try
            {
                var recording = EmgRecording.Open(file);
                var wearer = new HidWearer(recording);
                var score = wearer.Decode(wearer.Calibrate());
                output.WriteLine(score.Row(Path.GetFileNameWithoutExtension(file)));
                all.TryAdd(recording.DataSet, new HidScore());
                all[recording.DataSet].Add(score);
            }
            catch (RecordingException e)
            {
                error.WriteLine($"error: {e.Message}");
                return 2;
            }
        }

        foreach (var (name, score) in all)
            output.WriteLine(score.Row($"all of {name}"));
        return 0;
    }

    private static void PrintRest(TextWriter output)
    {
        output.WriteLine("| arm | seed | simulated rest, min | taps and holds |");
        output.WriteLine("|---|---|---|---|");
        for (var seed = 1; seed <= People.Length; seed++)
        {
            var arm = new StatisticalArm(ArmPeople.Load().Find(People[seed - 1]), [], seed);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {People[seed - 1]} | {seed} | {RestS / 60:F0} | {CountEvents(new RecordedFigures(arm, RestS))} |"));
        }
    }

    private static int CountEvents(RecordedFigures figures)
    {
        var activity = new MuscleActivity(figures, figures, 8);
        var decoder = new ThresholdDecoder(activity, figures, new HidProfile(8));
        activity.Reset();
        var events = 0;
        while (figures.Next())
        {
            activity.Step(8, 0);
            decoder.Step(0);
            for (var gesture = 0; gesture < HidProfile.GestureCount; gesture++)
                events += (decoder.EventsOf(gesture) & (ThresholdDecoder.EventTap | ThresholdDecoder.EventHoldBegin)) != 0 ? 1 : 0;
        }

        return events;
    }
}
