using NeuralGlasses.Models.Tests.Protocols;
using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Decoders;
using NeuralGlasses.Training.Protocols;
using NeuralGlasses.Training.Typing.Keystrokes;
using NeuralGlasses.Typing.Keystrokes;
using Xunit;

namespace NeuralGlasses.Models.Tests.Typing;

public sealed class KeystrokeMeasurementTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void GesturesWithoutAClearBeginAreRefused()
    {
        // The recordings end with the gesture, which is no louder than rest.
        var people = PersonLoader.Group([.. new[] { "S01", "S02" }.Select(subject => EmgRecording.Open(new InventedSession(subject).Write(_folder.FullPath)))]);
        var measurement = new KeystrokeMeasurement(DecoderFamilies.Default, EvaluationProtocol.TwoShot, new KeystrokeOptions(), seed: 1);
        var error = Assert.Throws<ArgumentException>(() => measurement.Run(people, 2, _ => { }, _ => { }));
        Assert.StartsWith("--set: of no gesture in it both begin and end are clear", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
