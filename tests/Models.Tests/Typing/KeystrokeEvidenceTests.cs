using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Typing.Keystrokes;
using Xunit;

namespace NeuralGlasses.Models.Tests.Typing;

public sealed class KeystrokeEvidenceTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"keystrokes-{Guid.NewGuid():N}.json");

    [Fact]
    public void FileIsReadAsItWasWritten()
    {
        var evidence = Evidence(new RealKeystroke("fist", 420, [900, 100], 0), new RealKeystroke("open", null, [], 0));
        File.WriteAllText(_path, evidence.ToJson());
        Assert.Equal(evidence.ToJson(), KeystrokeEvidence.Load(_path).ToJson());
    }

    [Fact]
    public void MissingFileSaysHowToMakeOne() =>
        Assert.Contains("keystrokes", Assert.Throws<RecordingException>(() => KeystrokeEvidence.Load(_path)).Message, StringComparison.Ordinal);

    [Fact]
    public void UnknownGestureIsNamed()
    {
        File.WriteAllText(_path, Evidence(new RealKeystroke("wave", 420, [900, 100], 0)).ToJson());
        Assert.Contains("'wave', expected one of fist, open", Assert.Throws<RecordingException>(() => KeystrokeEvidence.Load(_path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherNumberOfProbabilitiesIsRefused()
    {
        File.WriteAllText(_path, Evidence(new RealKeystroke("fist", 420, [900], 0)).ToJson());
        Assert.Contains("expected 2 numbers", Assert.Throws<RecordingException>(() => KeystrokeEvidence.Load(_path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownPaceIsNamed()
    {
        File.WriteAllText(_path, Evidence(new RealKeystroke("fist", 420, [900, 100], 0) { Pace = 2 }).ToJson());
        Assert.Contains("'pace' 2, expected 0 to 1", Assert.Throws<RecordingException>(() => KeystrokeEvidence.Load(_path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void KeystrokeIsALineOfItsOwn()
    {
        var lines = Evidence(new RealKeystroke("fist", 420, [900, 100], 0), new RealKeystroke("open", null, [], 0) { IsHeld = true }).ToJson().Split('\n');
        Assert.Contains(lines, line => line.Trim() == """{"gesture":"fist","latencyMs":420,"perMille":[900,100],"extra":0,"pace":0},""");
        Assert.Contains(lines, line => line.Contains("\"isHeld\":true", StringComparison.Ordinal));
    }

    [Fact]
    public void FileThatIsNoJsonIsNamed()
    {
        File.WriteAllText(_path, "{");
        Assert.Contains(_path, Assert.Throws<RecordingException>(() => KeystrokeEvidence.Load(_path)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_path);

    private static KeystrokeEvidence Evidence(params RealKeystroke[] keystrokes) => new()
    {
        Format = KeystrokeEvidence.CurrentFormat,
        Command = "none",
        Source = "invented",
        Gestures = ["fist", "open"],
        Paces = [new KeystrokePace("practised", 350, 250), new KeystrokePace(KeystrokePace.First, 600, 600)],
        People = [new PersonKeystrokes("A", [new CalibratedKeystrokes([], 10, 0, keystrokes)])],
    };
}
