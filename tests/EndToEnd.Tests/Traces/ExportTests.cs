using NeuralGlasses.Contract;
using NeuralGlasses.Recordings;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Traces;
using NeuralGlasses.Simulator.Traces.Export;
using NeuralGlasses.Traces;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Traces;

public sealed class ExportTests : IDisposable
{
    private readonly Runs _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void An_h5_file_holds_every_sample_that_the_glasses_had_and_the_truth_as_labels()
    {
        var (trace, recording, export) = ToH5("first-minute");
        Assert.Equal((8, 1000.0, "uV"), (recording.ChannelCount, recording.RateHz, recording.Units));
        Assert.Equal(export.Sets, recording.SampleCount);
        Assert.Equal(new RecordingStretch(0, recording.SampleCount), Assert.Single(recording.Stretches));
        Assert.Equal(0.190735, recording.UnitPerLsb, 6);
        Assert.Equal(StepsOfFrames(trace), recording.Samples.Cast<short>());
        var script = Scenario.Load("first-minute").Arm.Gestures;
        Assert.Equal(script.Select(g => g.Gesture), recording.Segments.Select(s => recording.LabelNames[s.Label]));
        Assert.Equal(script.Select(g => g.HoldS), recording.Segments.Select(s => (s.End - s.Start) / 1000.0), (wanted, found) => Math.Abs(wanted - found) <= 0.002);
        Assert.All(recording.Segments.GroupBy(s => s.Label), label => Assert.Equal(Enumerable.Range(0, label.Count()), label.Select(s => s.Repetition)));
    }

    [Fact]
    public void A_label_stands_where_the_muscle_is_active()
    {
        var (_, recording, _) = ToH5("first-minute");
        double PowerAround(int at) => Enumerable.Range(at, 200).Sum(i => Enumerable.Range(0, 8).Sum(c => Math.Pow(recording.Samples[i, c] * recording.UnitPerLsb, 2)));
        Assert.All(recording.Segments, s => Assert.True(PowerAround((s.Start + s.End) / 2) > 3 * PowerAround(s.Start - 250), $"at {s.Start}"));
    }

    [Fact]
    public void A_gap_begins_a_new_stretch()
    {
        var (_, recording, export) = ToH5("disconnects");
        Assert.Equal(4, recording.Stretches.Count);
        Assert.Equal(export.Stretches, recording.Stretches.Count);
        Assert.Equal(recording.SampleCount, recording.Stretches[^1].End);
        Assert.Equal(recording.Stretches.SkipLast(1).Select(s => s.End), recording.Stretches.Skip(1).Select(s => s.Start));
        Assert.All(recording.Segments, s => Assert.Single(recording.Stretches, stretch => s.Start >= stretch.Start && s.End <= stretch.End));
    }

    [Fact]
    public void An_edf_file_without_a_gap_is_continuous_and_holds_the_same_samples()
    {
        var (trace, recording, _) = ToH5("first-minute");
        var edf = ToEdf(trace);
        Assert.Equal("EDF+C", edf.Kind);
        Assert.Equal(8, edf.Channels);
        Assert.Equal(recording.SampleCount, edf.Records * edf.SamplesPerRecord[0]);
        Assert.Equal(edf.SamplesPerRecord[0] / 1000m, edf.RecordSeconds);
        Assert.Equal(Enumerable.Range(0, edf.Records).Select(i => i * edf.RecordSeconds), edf.RecordStarts);
        for (var channel = 0; channel < 8; channel++)
        {
            Assert.Equal(($"EMG pair {channel + 1}", "uV"), (edf.Label(channel), edf.Dimension(channel)));
            var samples = edf.Physical(channel);

            // The header has eight characters for the range, so that a value is off by a millionth of it at most.
            for (var i = 0; i < samples.Length; i++)
                Assert.Equal(recording.Samples[i, channel] * recording.UnitPerLsb, samples[i], 0.01);
        }
    }

    [Fact]
    public void What_nobody_knows_is_x_in_an_edf_file()
    {
        var edf = ToEdf(RecordedRuns.Of("first-minute").Trace);
        Assert.Equal("X X X X", edf.Patient);
        Assert.StartsWith("Startdate X X X neuralglasses_simulator_", edf.Recording, StringComparison.Ordinal);
        Assert.EndsWith(" first-minute_seed_1", edf.Recording, StringComparison.Ordinal);
        Assert.Equal("01.01.8500.00.00", edf.Start);
    }

    [Fact]
    public void Labels_and_events_are_annotations_of_an_edf_file()
    {
        var (trace, report) = RecordedRuns.Of("first-minute");
        var (_, recording, _) = ToH5("first-minute");
        var edf = ToEdf(trace);
        var truth = edf.Annotations.Where(a => a.Duration is not null).ToList();
        Assert.Equal(recording.Segments.Select(s => (recording.LabelNames[s.Label], s.Start)), truth.Select(a => (a.Text, (int)Math.Round(a.Onset * 1000))));
        var events = edf.Annotations.Where(a => a.Text.StartsWith("event ", StringComparison.Ordinal)).ToList();
        Assert.Equal(report.Events.Select(e => e.Gesture), events.Select(a => a.Text.Split(' ')[1]));

        // Both count from the first sample, the report from the beginning of the world.
        var first = (decimal)report.Events[0].AtS - events[0].Onset;
        Assert.All(report.Events.Zip(events), pair => Assert.Equal((double)first, pair.First.AtS - (double)pair.Second.Onset, 0.003));
        Assert.Contains(edf.Annotations, a => a.Text == "wristband streams 8 channels at 1000 Hz");
    }

    [Theory]
    [InlineData("lossy-radio")]
    [InlineData("disconnects")]
    public void Gaps_make_an_edf_file_discontinuous_and_each_record_says_when_it_began(string name)
    {
        var (trace, recording, export) = ToH5(name);
        var edf = ToEdf(trace);
        Assert.Equal("EDF+D", edf.Kind);
        Assert.Equal(recording.SampleCount, edf.Records * edf.SamplesPerRecord[0]);
        var steps = edf.RecordStarts.Zip(edf.RecordStarts.Skip(1), (earlier, later) => later - earlier).ToList();
        Assert.All(steps, step => Assert.True(step >= edf.RecordSeconds));
        Assert.Equal(export.Stretches - 1, steps.Count(step => step > edf.RecordSeconds));
        Assert.InRange(edf.RecordStarts[^1], 58, 60);
        Assert.Equal(recording.Samples[recording.SampleCount - 1, 7] * recording.UnitPerLsb, edf.Physical(7)[^1], 0.01);
    }

    [Fact]
    public void A_cut_trace_is_exported_up_to_the_cut()
    {
        var bytes = File.ReadAllBytes(RecordedRuns.Of("short").Trace);
        var cut = _runs.NewFile("cut.ngtrace", bytes.AsSpan(0, bytes.Length - 50_000));
        var export = TraceExport.Write(cut, _runs.NewFolder() + ".edf");
        Assert.NotNull(export.Cut);
        Assert.InRange(export.Sets, 5000, 11_000);
    }

    [Theory]
    [InlineData(new[] { 1000 }, 1000, 1000, 0)]
    [InlineData(new[] { 1500, 500 }, 1000, 500, 0)]
    [InlineData(new[] { 59_360 }, 1000, 848, 0)]
    [InlineData(new[] { 1007, 2000 }, 1000, 10, 7)]
    [InlineData(new[] { 40, 1990 }, 2000, 20, 10)]
    public void Records_divide_every_stretch_or_say_what_they_leave_out(int[] stretches, int rateHz, int sets, long leftOut)
    {
        var plan = EdfPlan.For([.. stretches.Select(Stretch)], rateHz, 1);
        Assert.Equal((sets, leftOut), (plan.SetsPerRecord, plan.LeftOut));
    }

    // On clean air the frames come in their order, each once.
    private static List<short> StepsOfFrames(string trace)
    {
        List<short> steps = [];
        var frame = new EmgFrame();
        foreach (var record in ReplayTests.Records(trace).Where(record => record.Kind == TraceRecordKind.Value))
        {
            var payload = record.Open();
            if (payload.ReadUuid() != GattUuids.EmgFrames)
                continue;
            var bytes = payload.ReadRest().ToArray();
            Assert.Equal(EmgFrameResult.Ok, EmgFrameCodec.TryDecode(bytes, 0, bytes.Length, frame));
            steps.AddRange(frame.Samples[..(frame.SampleCount * frame.ChannelCount)]);
        }

        return steps;
    }

    private static EmgStretch Stretch(int sets)
    {
        var stretch = new EmgStretch(0, 1);
        stretch.Steps.AddRange(new short[sets]);
        return stretch;
    }

    private (string Trace, EmgRecording Recording, TraceExport Export) ToH5(string name)
    {
        var trace = RecordedRuns.Of(name).Trace;
        var file = _runs.NewFolder() + ".h5";
        var export = TraceExport.Write(trace, file);
        return (trace, EmgRecording.Open(file), export);
    }

    private EdfFile ToEdf(string trace)
    {
        var file = _runs.NewFolder() + ".edf";
        TraceExport.Write(trace, file);
        return new EdfFile(file);
    }
}
