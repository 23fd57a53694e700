using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.ScriptedEndpoint;
using NeuralGlasses.Simulator.Traces;
using Xunit;

namespace NeuralGlasses.Glasses.Tests;

/// <summary>The wearer writes with an AI on the program's glasses; the conversation outlives it, and its record replays without endpoint and inbox.</summary>
public sealed class RecordedMessagesTests : IDisposable
{
    private readonly ScriptedServer _endpoint = new(question => new ScriptedAnswer { Pieces = ["You said ", ScriptedServer.TextOf(question), "."], Between = TimeSpan.FromMilliseconds(50) });
    private readonly RecordedSession _session;

    public RecordedMessagesTests() => _session = new RecordedSession { Assistants = $$"""{ "assistants": [ { "id": "ada", "name": "Ada", "model": "scripted", "endpoint": "{{_endpoint.Address}}" } ] }""" };

    public void Dispose()
    {
        _session.Dispose();
        _endpoint.Dispose();
    }

    [Fact]
    public void What_was_written_with_an_AI_replays_without_it()
    {
        _session.Begin();
        _session.Open("messages");
        UntilShown("AI · Ada");
        _session.Touch(ButtonAction.SwipeForward);
        _session.Touch(ButtonAction.Press);
        UntilShown("Nothing here yet");
        _session.Touch(ButtonAction.Press);
        UntilShown("Stays on these glasses · free");
        while (Focused != "Yes")
            _session.Touch(ButtonAction.SwipeForward);
        _session.Touch(ButtonAction.Press);
        UntilShown("You said Yes.");
        _session.Until(() => !Shown.Contains("writing", StringComparison.Ordinal));
        _session.Touch(ButtonAction.SwipeDown);
        UntilShown("New message");
        var record = _session.End();
        _endpoint.Dispose();

        var outcome = TraceReplay.Run(record);

        Assert.True(outcome.Difference is null && outcome.Cut is null, outcome.Difference?.Sentence ?? outcome.Cut);
        Assert.Empty(_session.Complaints);
        Assert.Equal("Yes", ScriptedServer.TextOf(Assert.Single(_endpoint.Questions)));

        // The same glasses, some other day, without the endpoint.
        File.Delete(record);
        _session.Begin();
        _session.Open("messages");
        UntilShown("AI · Ada");
        _session.Touch(ButtonAction.SwipeForward);
        _session.Touch(ButtonAction.Press);
        UntilShown("You said Yes.");
    }

    private string Shown => string.Join(" | ", _session.Host.OpenApp?.Scene?.Texts ?? []);

    private string Focused => _session.Host.OpenApp!.Scene!.Elements.OfType<HudList>().SelectMany(list => list.Items).First(item => item.Id == _session.Host.FocusedId).Label;

    private void UntilShown(string words) => _session.Until(() => Shown.Contains(words, StringComparison.Ordinal));
}
