using System.Diagnostics;
using NeuralGlasses.Apps;
using NeuralGlasses.Consent;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hud;
using NeuralGlasses.Inbox;
using NeuralGlasses.Inbox.Service;
using NeuralGlasses.ScriptedEndpoint;
using NeuralGlasses.Storage;
using NeuralGlasses.Testing;

namespace NeuralGlasses.Assistants.Tests;

/// <summary>Virtual glasses on which the wearer writes with the AI Ada, who answers from a scripted endpoint over HTTP.</summary>
internal sealed class AssistantBench : IDisposable
{
    private static readonly DateTimeOffset Morning = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private readonly MemoryShelf _shelf = new();
    private readonly ConsentLog _log;
    private readonly AssistantTransport _ada;

    public AssistantBench(Uri endpoint, Func<AssistantOptions, AssistantOptions>? with = null, string profile = "colour-600x600", AssistantMemory? memory = null)
    {
        var options = new AssistantOptions { Id = "ada", Name = "Ada", Model = "scripted", Endpoint = endpoint, SilenceS = 20 };
        Memory = memory ?? new AssistantMemory();
        _ada = new AssistantTransport(with?.Invoke(options) ?? options, Memory, new WearersClock());
        _log = new ConsentLog(_shelf, TimeProvider.System, default);
        Inbox = new InboxService(new InboxOptions { FreshId = "test", StartedAt = Morning, Transports = [_ada] }, _log);
        Glasses = new VirtualGlassesFixture(
            [InstalledApp.InProcess(MessagesApp.Manifest, () => new MessagesApp())],
            new VirtualGlassesOptions { Profile = profile, Services = [Inbox], StartedAt = Morning, Notifications = BuiltInApps.Notifications });
        Glasses.Wait(50).Open("messages").Wait(50).SwipeDown().Pinch().Wait(50);
    }

    public AssistantMemory Memory { get; }

    public VirtualGlassesFixture Glasses { get; }

    public InboxService Inbox { get; }

    public string Shown => string.Join(" | ", Glasses.Scene.Texts);

    /// <summary>What left the glasses, by the log.</summary>
    public IReadOnlyList<ConsentEntry> Log => [.. ConsentLogCheck.Read(_shelf).Select(line => line.Entry)];

    /// <summary>Sends one of the quick replies.</summary>
    public void Reply(string quick)
    {
        Glasses.Pinch().Wait(50);
        while (Focused.Label != quick)
            Glasses.SwipeDown();
        Glasses.Pinch();
    }

    /// <summary>Asks as the app does for a text that the wearer wrote.</summary>
    public void Write(string text)
    {
        AppManifest app = MessagesApp.Manifest;
        var ask = new AppAsk("messages.send") { Arguments = new Dictionary<string, string> { ["conversation"] = "1", ["text"] = text } };
        Inbox.Handle(new AppCall(app, ask, Glasses.Now, default, Glasses.App("messages").Meter, _ => { }, _ => { }) { IsAsked = true });
    }

    /// <summary>Lets the endpoint work, in its own time, until something is so.</summary>
    public void Until(Func<bool> holds, string what)
    {
        var patience = Stopwatch.StartNew();
        while (!holds())
        {
            if (patience.Elapsed.TotalSeconds > 60)
                throw new TimeoutException($"Waited for {what}; shown is: {Shown}");
            Thread.Sleep(2);
            Glasses.Wait(10);
        }
    }

    public void UntilShown(string words) => Until(() => Shown.Contains(words, StringComparison.Ordinal), $"'{words}'");

    public void Dispose()
    {
        Glasses.Dispose();
        Inbox.Dispose();
        _log.Dispose();
    }

    // The time of day of the virtual glasses; what has to come in time is measured by the clock on the wall.
    private sealed class WearersClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Morning;
    }

    private HudItem Focused => Glasses.Scene.Elements.OfType<HudList>().SelectMany(list => list.Items).First(item => item.Id == Glasses.Host.FocusedId);
}
