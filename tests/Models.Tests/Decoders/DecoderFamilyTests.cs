using NeuralGlasses.Models.Tests.Protocols;
using NeuralGlasses.StreamingNetwork;
using NeuralGlasses.Training.Decoders;
using NeuralGlasses.Training.Protocols;
using Xunit;

namespace NeuralGlasses.Models.Tests.Decoders;

public sealed class DecoderFamilyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names => [.. DecoderFamilies.All.Select(family => family.Name)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_family_learns_plain_gestures_and_decodes_a_person_it_has_not_seen(string name)
    {
        SkipWithoutTorch(name);
        var people = People(4, 3);
        var decoder = DecoderFamilies.Named(name).Fit(people[..3], 1, _ => { });
        var person = people[3];
        var split = ProtocolSplit.Of(person, EvaluationProtocol.OneShot);
        var calibrated = DecodedScore.Of(person, split.Tested, decoder.DecodeCalibrated(person, split.Calibration, 1, 1));
        Assert.True(calibrated.Window200.BalancedAccuracy > 0.95, $"calibrated {calibrated.Window200.BalancedAccuracy:F3}");
        var all = ProtocolSplit.Of(person, EvaluationProtocol.ZeroShot).Tested;
        var unseen = DecodedScore.Of(person, all, decoder.DecodeUnseen(person, causal: false));
        Assert.True(unseen.Window200.BalancedAccuracy > 0.9, $"unseen {unseen.Window200.BalancedAccuracy:F3}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_causal_answer_does_not_know_what_comes_after(string name)
    {
        SkipWithoutTorch(name);
        var people = People(4, 3);
        var decoder = DecoderFamilies.Named(name).Fit(people[..3], 1, _ => { });
        var person = people[3];
        var whole = decoder.DecodeUnseen(person, causal: true);
        var start = person with { Frames = [.. person.Frames.Take(120)] };
        var part = decoder.DecodeUnseen(start, causal: true);
        for (var i = 0; i < part.Length; i++)
            Assert.Equal(whole[i], part[i]);
    }

    [Fact]
    public void The_adaptive_family_answers_after_a_calibration_from_the_past_alone()
    {
        var people = People(4, 3);
        var decoder = DecoderFamilies.Named("adaptive").Fit(people[..3], 1, _ => { });
        var person = people[3];
        var split = ProtocolSplit.Of(person, EvaluationProtocol.OneShot);
        var whole = decoder.DecodeCalibrated(person, split.Calibration, 1, 1);
        var start = person with { Frames = [.. person.Frames.Take(200)] };
        Assert.True(split.Calibration.Max() < 200, "the calibration lies in the first part");
        var part = decoder.DecodeCalibrated(start, split.Calibration, 1, 1);
        for (var i = 0; i < part.Length; i++)
            Assert.Equal(whole[i], part[i]);
    }

    [Fact]
    public void The_adaptive_family_asks_to_repeat_gestures_that_cannot_be_told_apart()
    {
        var people = People(4, 3);
        var decoder = DecoderFamilies.Named("adaptive").Fit(people[..3], 1, _ => { });
        var person = people[3];
        var calibration = ProtocolSplit.Of(person, EvaluationProtocol.OneShot).Calibration;
        Assert.Empty(decoder.AskedToRepeat(person, calibration));
        // Every other frame of two gestures says the other's name.
        var moving = Enumerable.Range(0, person.Labels.Count).Where(k => person.Labels[k] != "rest").Take(2).ToArray();
        var mixed = person with
        {
            Frames = [.. person.Frames.Select((frame, i) => i % 2 == 0 && moving.Contains(frame.Label) ? frame with { Label = moving.Sum() - frame.Label } : frame)],
        };
        Assert.Equal(moving.Select(k => person.Labels[k]), decoder.AskedToRepeat(mixed, calibration));
    }

    private static void SkipWithoutTorch(string name)
        => Assert.SkipWhen(name == "streaming-lstm" && TorchRuntime.Absence is not null, TorchRuntime.Absence ?? "");

    private PersonRecordings[] People(int count, int repetitions)
    {
        for (var p = 0; p < count; p++)
            InventedSession.WithPlainGestures($"S{p + 1:D2}", repetitions, p + 1).Write(_folder.File("invented"));
        return [.. PersonLoader.Group(SetFolder.Open(_folder.File("invented"), InventedSession.Set))];
    }
}
