using NeuralGlasses.Apps;
using NeuralGlasses.Consent;
using NeuralGlasses.Hosting;
using NeuralGlasses.Inbox.Service;
using NeuralGlasses.Inbox.Transports;
using NeuralGlasses.Interaction;
using NeuralGlasses.Messaging;
using NeuralGlasses.Messaging.Transports;
using NeuralGlasses.Notifications;
using NeuralGlasses.Storage;
using NeuralGlasses.Testing;

namespace NeuralGlasses.Inbox.Tests;

/// <summary>Virtual glasses with the app of messages, an inbox, and a server on which Anna, Bob and the AI Ada are.</summary>
internal sealed class InboxBench : IDisposable
{
    public static readonly DateTimeOffset Morning = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    public static readonly Participant Me = new("me", "Me");
    public static readonly Participant Anna = new("anna", "Anna");
    public static readonly Participant Bob = new("bob", "Bob");
    public static readonly Participant Ada = new("ada", "Ada", ParticipantKind.Assistant) { MadeBy = "the tests" };

    private readonly MemoryShelf _shelf = new();
    private readonly ConsentLog _log;

    public InboxBench(string profile = "colour-600x600", LoopbackHub? hub = null, string? path = null, IReadOnlyList<IMessageTransport>? transports = null, double awakeMs = 0)
    {
        Hub = hub ?? new LoopbackHub(() => Glasses is null ? Morning : Morning.AddTicks(Glasses.Now.Microseconds * TimeSpan.TicksPerMicrosecond));
        IMessageTransport mine = Hub.Join(Me);
        Hub.Join(Anna);
        Hub.Join(Bob);
        Hub.Join(Ada);
        _log = new ConsentLog(_shelf, TimeProvider.System, default);
        Inbox = new InboxService(new InboxOptions { FreshId = "test", StartedAt = Morning, Path = path, Transports = transports ?? [mine] }, _log);
        Glasses = new VirtualGlassesFixture(
            [InstalledApp.InProcess(MessagesApp.Manifest, () => new MessagesApp())],
            new VirtualGlassesOptions { Profile = profile, Services = [Inbox], StartedAt = Morning, Notifications = BuiltInApps.Notifications, Gestures = GestureSettings.Shipped with { Gate = GestureSettings.Shipped.Gate with { AwakeMs = awakeMs } } });
    }

    public VirtualGlassesFixture Glasses { get; }

    public LoopbackHub Hub { get; }

    public InboxService Inbox { get; }

    /// <summary>What left the glasses, by the log.</summary>
    public IReadOnlyList<ConsentEntry> Log => [.. ConsentLogCheck.Read(_shelf).Select(line => line.Entry)];

    public string RoomWith(Participant who) => Hub.Gather("", Me.Address, who.Address);

    public void Say(Participant who, string text)
    {
        Hub.Say(RoomWith(who), who.Address, text);
        Glasses.Wait(50);
    }

    public void Dispose()
    {
        Glasses.Dispose();
        Inbox.Dispose();
        _log.Dispose();
    }
}
