using System.Text;
using NeuralGlasses.Apps;
using NeuralGlasses.Apps.Messages;
using NeuralGlasses.Devices;
using NeuralGlasses.Hosting;
using NeuralGlasses.Simulator.Traces;
using NeuralGlasses.Traces;
using Xunit;

namespace NeuralGlasses.Glasses.Tests;

/// <summary>What installed apps said in a session is in its record: it replays to the last bit, with nothing of the apps on the disk.</summary>
public sealed class RecordedAppsTests : IDisposable
{
    private const string Tally = "org.example.tally";
    private readonly RecordedSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void What_an_app_of_a_folder_showed_replays_without_it()
    {
        var record = CountCoffee();

        var outcome = TraceReplay.Run(record);

        Assert.True(outcome.Difference is null && outcome.Cut is null, outcome.Difference?.Sentence ?? outcome.Cut);
        Assert.Empty(_session.Complaints);
        var scenes = Scenes(record);
        Assert.Equal(scenes.Count, outcome.Counts[TraceRecordKind.HudFrame]);
        Assert.Contains(scenes, scene => scene.Contains("\"Coffee\"", StringComparison.Ordinal) && scene.Contains("\"2\"", StringComparison.Ordinal));
        Assert.Contains(Records(record), each => each.Kind == TraceRecordKind.App && TracedApp.Read(each).Manifest is { Id: Tally, Settings.Count: 3, StorageBytes: 4000 });
    }

    [Fact]
    public void What_a_replay_hears_otherwise_from_an_app_makes_a_difference()
    {
        var record = CountCoffee();
        var said = Records(record).Last(each => each.Kind == TraceRecordKind.AppSaid && AppSaying.Read(each).Request is { Kind: AppRequestKind.Show });

        var changed = _session.Change(record, each => each.Number == said.Number ? Bytes(AppSaying.Read(each) with { Request = new AppRequest(AppRequestKind.Tell) { Text = "something else" } }) : null);

        Assert.NotNull(TraceReplay.Run(changed).Difference);
    }

    [Fact]
    public void Apps_that_crash_hang_and_babble_end_in_a_replay_as_they_did()
    {
        string[] types = ["BabblingApp", "MuteApp", "QuittingApp", "ThrowingApp"];
        foreach (var type in types)
            _session.Install(type, "HostileApps", $$"""{ "id": "{{Id(type)}}", "version": "1.0.0", "title": "{{type[..^3]}}", "assembly": "HostileApps.dll", "type": "NeuralGlasses.HostileApps.{{type}}" }""");
        _session.Install("tally", "Tally");
        Directory.CreateDirectory(Path.Combine(_session.Apps, "zero"));
        _session.Begin();
        foreach (var type in types)
        {
            _session.Open(Id(type));
            var app = _session.Host.Apps.Single(each => each.Manifest.Id == Id(type));
            _session.Until(() => app.Crashes > 0);
            _session.Touch(ButtonAction.SwipeDown);
            _session.Touch(ButtonAction.SwipeDown);
            _session.Until(() => _session.Host.OpenApp is null);
        }

        var failures = _session.Host.Apps.Where(each => each.Crashes > 0).Select(each => each.LastFailure!).ToArray();
        var record = _session.End();
        var outcome = TraceReplay.Run(record);

        Assert.True(outcome.Difference is null && outcome.Cut is null, outcome.Difference?.Sentence ?? outcome.Cut);
        Assert.Equal(types.Length, failures.Length);
        Assert.Contains("It ended with 3: Not today.", failures);
        Assert.Contains("It did not answer for 4 s.", failures);
        var notes = Records(record).Where(each => each.Kind == TraceRecordKind.Note).Select(each => each.Open().ReadText()).ToArray();
        Assert.All(failures, failure => Assert.Contains(notes, note => note.EndsWith(failure, StringComparison.Ordinal)));
        Assert.Contains(Records(record), each => each.Kind == TraceRecordKind.App && TracedApp.Read(each).Refusal is { } why && why.Contains("has no app.json", StringComparison.Ordinal));

        static string Id(string type) => $"org.example.{type.ToLowerInvariant()}";
    }

    [Fact]
    public void A_damaged_word_of_an_app_is_one_sentence()
    {
        var record = CountCoffee();
        var said = Records(record).First(each => each.Kind == TraceRecordKind.AppSaid && AppSaying.Read(each).Request is not null);
        var installed = Records(record).First(each => each.Kind == TraceRecordKind.App);

        Assert.Contains($"Record {said.Number} of kind AppSaid", Refused(said, said.Payload[..5].ToArray()), StringComparison.Ordinal);
        Assert.Contains("is no request of an app", Refused(said, said.Payload[..^3].ToArray()), StringComparison.Ordinal);
        Assert.Contains("says 9 of the app", Refused(said, [.. said.Payload[..(2 + Tally.Length + 8)].Span, 9]), StringComparison.Ordinal);
        Assert.Contains($"Record {installed.Number} of kind App is no installed app", Refused(installed, installed.Payload[..^3].ToArray()), StringComparison.Ordinal);
        Assert.Contains($"Record {installed.Number} of kind App is no installed app", Refused(installed, Encoding.UTF8.GetBytes("""{"refusal":null}""")), StringComparison.Ordinal);

        string Refused(TraceRecord where, byte[] payload) =>
            Assert.Throws<TraceException>(() => TraceReplay.Run(_session.Change(record, each => each.Number == where.Number ? payload : null))).Message;
    }

    [Fact]
    public void That_an_app_cannot_be_started_is_recorded()
    {
        var found = new List<AppSaying>();
        var manifest = new AppManifest { Id = Tally, Version = "1.0.0", Title = "Tally" };
        var app = TracedApp.Wrap(new InstalledApp(manifest, () => throw new InvalidOperationException("No such program.")), new TraceRecorder(new Sink(found)));

        Assert.Throws<InvalidOperationException>(() => app.Launch());
        Assert.Throws<InvalidOperationException>(() => app.Launch());

        Assert.Equal([new AppSaying(Tally, 1) { WhyNotStarted = "No such program." }, new AppSaying(Tally, 2) { WhyNotStarted = "No such program." }], found);
    }

    private string CountCoffee()
    {
        _session.Install("tally", "Tally");
        _session.Begin();
        _session.Open(Tally);
        _session.Until(() => _session.Host.OpenApp?.Scene is not null);
        _session.Touch(ButtonAction.Press);
        _session.Touch(ButtonAction.Press);
        _session.Until(() => _session.Host.Apps.Single(each => each.Manifest.Id == Tally).Detail == "2 today");
        _session.Touch(ButtonAction.SwipeDown);
        _session.Until(() => _session.Host.OpenApp is null);
        return _session.End();
    }

    private static byte[] Bytes(AppSaying saying)
    {
        var sink = new Last();
        saying.Write(new TraceRecorder(sink));
        return sink.Payload;
    }

    private static List<string> Scenes(string trace) => [.. Records(trace).Where(each => each.Kind == TraceRecordKind.HudFrame).Select(each =>
    {
        var frame = each.Open();
        frame.ReadBytes(32);
        return frame.ReadText();
    })];

    private static List<TraceRecord> Records(string trace)
    {
        var records = new List<TraceRecord>();
        using var reader = new TraceReader(trace);
        while (reader.TryRead(out var record))
            records.Add(record);
        return records;
    }

    private sealed class Last : ITraceSink
    {
        public byte[] Payload { get; private set; } = [];

        public void Append(TraceRecordKind kind, Streaming.HostTime at, ReadOnlySpan<byte> payload) => Payload = payload.ToArray();
    }

    private sealed class Sink(List<AppSaying> found) : ITraceSink
    {
        public void Append(TraceRecordKind kind, Streaming.HostTime at, ReadOnlySpan<byte> payload) => found.Add(AppSaying.Read(new TraceRecord(0, kind, at, payload.ToArray())));
    }
}
