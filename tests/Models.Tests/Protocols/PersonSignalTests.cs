using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Protocols;
using Xunit;

namespace NeuralGlasses.Models.Tests.Protocols;

public sealed class PersonSignalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_first_200_ms_give_the_offset_and_each_stretch_starts_anew()
    {
        // Offset 1000 for 40 samples, then a step of 60: what comes out is the high-pass's answer to the step alone.
        var samples = InventedSession.Noise(400, 2, 1);
        for (var i = 0; i < 400; i++)
            samples[i, 0] = (short)(i % 200 < 40 ? 1000 : 1060);
        // Beyond both levels, or the step would pass for saturation.
        (samples[0, 1], samples[1, 1]) = (3000, -3000);
        var signal = Filter(new InventedSession("A") { Samples = samples, Stretches = new[,] { { 0, 200 }, { 200, 400 } } });
        Assert.All(Enumerable.Range(0, 40), i => Assert.Equal(0, signal[i, 0]));
        // A second-order Butterworth high-pass at 20 of 200 Hz, bilinear: k = tan(pi / 10), b0 = 1 / (1 + sqrt(2) k + k^2).
        var k = Math.Tan(Math.PI / 10);
        Assert.Equal(60 / (1 + Math.Sqrt(2) * k + k * k), signal[40, 0], 3);
        Assert.All(Enumerable.Range(0, 200), i => Assert.Equal(signal[i, 0], signal[200 + i, 0]));
        Assert.Equal(0, signal[199, 0], 3);
    }

    [Fact]
    public void Nothing_later_changes_an_earlier_sample()
    {
        var samples = InventedSession.Noise(400, 2, 1);
        var before = Filter(new InventedSession("A") { Samples = samples });
        samples[300, 0] += 500;
        var after = Filter(new InventedSession("B") { Samples = samples });
        Assert.All(Enumerable.Range(0, 300), i => Assert.Equal(before[i, 0], after[i, 0]));
        Assert.NotEqual(before[300, 0], after[300, 0]);
    }

    [Fact]
    public void A_masked_channel_is_the_mean_of_its_nearest_sound_neighbours_round_the_ring()
    {
        var samples = InventedSession.Noise(400, 5, 2);
        for (var i = 0; i < 400; i++)
            samples[i, 0] = samples[i, 4] = 0;
        var signal = Filter(new InventedSession("A") { Samples = samples });
        for (var i = 0; i < 400; i++)
        {
            Assert.Equal((signal[i, 3] + signal[i, 1]) / 2, signal[i, 0], 4);
            Assert.Equal(signal[i, 0], signal[i, 4]);
        }
    }

    [Fact]
    public void The_signal_is_shared_while_it_is_held()
    {
        var person = Person(new InventedSession("A"));
        Assert.Same(PersonSignal.Filtered(person, 0), PersonSignal.Filtered(person, 0));
    }

    private PersonRecordings Person(InventedSession session) => PersonLoader.Group([EmgRecording.Open(session.Write(_folder.FullPath))])[0];

    private float[,] Filter(InventedSession session) => PersonSignal.Filtered(Person(session), 0);
}
