using NeuralGlasses.Models.Tests.Protocols;
using NeuralGlasses.StreamingNetwork;
using NeuralGlasses.Training.Decoders.Streaming;
using NeuralGlasses.Training.Protocols;
using Xunit;

namespace NeuralGlasses.Models.Tests.Decoders;

public sealed class StreamingFamilyTests : IDisposable
{
    private const int Repetitions = 3;

    private readonly TemporaryFolder _folder = new();

    public StreamingFamilyTests() => Assert.SkipWhen(TorchRuntime.Absence is not null, TorchRuntime.Absence ?? "");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_later_sample_changes_no_causal_answer_before_it()
    {
        const int FirstChanged = 2000;
        var session = InventedSession.WithPlainGestures("D", Repetitions, 9);
        var changed = (short[,])session.Samples.Clone();
        for (var i = FirstChanged; i < changed.GetLength(0); i++)
            changed[i, 1] += (short)(i % 2 == 0 ? 900 : -900);
        var (people, decoder) = Taught(session, session with { Subject = "E", Samples = changed });

        var answers = decoder.DecodeUnseen(people[2], causal: true);
        var others = decoder.DecodeUnseen(people[3], causal: true);

        var before = people[2].Frames.Count(frame => frame.Start + people[2].WindowLength <= FirstChanged);
        Assert.Equal(answers.Take(before).SelectMany(row => row), others.Take(before).SelectMany(row => row));
        Assert.NotEqual(answers[^1], others[^1]);
    }

    [Fact]
    public void A_calibration_helps_on_a_band_worn_the_other_way_round()
    {
        var session = InventedSession.WithPlainGestures("D", Repetitions, 9);
        var turned = (short[,])session.Samples.Clone();
        for (var i = 0; i < turned.GetLength(0); i++)
            (turned[i, 1], turned[i, 3]) = (turned[i, 3], turned[i, 1]);
        var (people, decoder) = Taught(session with { Samples = turned });
        var split = ProtocolSplit.Of(people[2], EvaluationProtocol.OneShot);

        var unseen = DecodedScore.Of(people[2], split.Tested, decoder.DecodeUnseen(people[2], causal: false));
        var calibrated = DecodedScore.Of(people[2], split.Tested, decoder.DecodeCalibrated(people[2], split.Calibration, 1, 1));

        Assert.InRange(calibrated.Window200.BalancedAccuracy, unseen.Window200.BalancedAccuracy + 0.1, 1);
    }

    [Fact]
    public void A_rate_that_ten_milliseconds_do_not_divide_is_decoded_too()
    {
        var (people, decoder) = Taught(333, InventedSession.WithPlainGestures("D", Repetitions, 9));

        var answers = decoder.DecodeUnseen(people[2], causal: false);

        Assert.Equal(people[2].Frames.Count, answers.Length);
        Assert.All(answers, row => Assert.InRange(row.Sum(MathF.Exp), 0.999f, 1.001f));
        var tested = ProtocolSplit.Of(people[2], EvaluationProtocol.ZeroShot).Tested;
        Assert.InRange(DecodedScore.Of(people[2], tested, answers).Window200.BalancedAccuracy, 0.7, 1);
    }

    private (PersonRecordings[] People, IPopulationDecoder Decoder) Taught(params InventedSession[] tested) => Taught(200, tested);

    private (PersonRecordings[] People, IPopulationDecoder Decoder) Taught(double rateHz, params InventedSession[] tested)
    {
        InventedSession[] all = [.. Enumerable.Range(1, 2).Select(p => InventedSession.WithPlainGestures($"A{p}", Repetitions, p)), .. tested];
        foreach (var session in all)
            (session with { RateHz = rateHz }).Write(_folder.File("invented"));
        PersonRecordings[] people = [.. PersonLoader.Group(SetFolder.Open(_folder.File("invented"), InventedSession.Set))];
        return (people, new StreamingFamily().Fit(people[..2], 1, _ => { }));
    }
}
