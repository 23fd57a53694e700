using NeuralGlasses.Apps;
using NeuralGlasses.Consent;
using NeuralGlasses.Decoding;
using NeuralGlasses.Home.Conversation;
using NeuralGlasses.Home.Mqtt;
using NeuralGlasses.Hosting;
using NeuralGlasses.Storage;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Home.Tests.Service;

/// <summary>The service of the home on a clock of the test's, and an app that asks it.</summary>
internal sealed class HomeBench : IDisposable
{
    private readonly AppMeter _meter = new(new AppBudget());
    private long _us;
    private long _gestures;

    public HomeBench(int port = 0, HomeOptions? options = null, ConversationOptions? conversation = null, IKeptBytes? pending = null, EgressSettings? allowed = null)
    {
        options ??= new HomeOptions();
        if (port > 0)
            options = options with { Broker = new BrokerOptions { Host = "127.0.0.1", Port = port, ClientId = "glasses", FirstBackOff = TimeSpan.FromMilliseconds(20), MostBackOff = TimeSpan.FromMilliseconds(100) } };
        if (conversation is not null)
            options = options with { Conversation = conversation };
        Log = new ConsentLog(Shelf, TimeProvider.System, default);
        Home = new HomeService(options, Log, allowed ?? HomeService.Allowing(options), () => Standing, pending, TimeProvider.System);
        Home.Start();
    }

    public HomeService Home { get; }

    public MemoryShelf Shelf { get; } = new();

    public ConsentLog Log { get; }

    public GlassesStanding Standing { get; set; } = new(80, 99, IsWorn: true);

    public AppManifest App { get; set; } = new() { Id = HomeService.AppId, Version = "1.0.0", Title = "Home", Permissions = [AppPermission.Home] };

    public bool IsAsked { get; set; } = true;

    public AppEvent? Told { get; private set; }

    public HostTime Now => new(_us);

    public HomeBench Connected()
    {
        Until(() => Home.Problem is null, "the home is connected");
        return this;
    }

    public void Until(Func<bool> isSo, string what) => Eventually.Is(
        () =>
        {
            Turn();
            return isSo();
        },
        what);

    public void Turn(double ms = 10)
    {
        _us += (long)(1000 * ms);
        Home.Advance(Now);
    }

    /// <summary>The wearer does something with the app.</summary>
    public HomeBench Gesture()
    {
        _gestures++;
        return this;
    }

    public AppAnswer? Ask(string service, params (string Name, string Value)[] arguments)
    {
        AppAnswer? answer = null;
        Begin(service, arguments, given => answer = given);
        return answer;
    }

    public AppAnswer Await(string service, params (string Name, string Value)[] arguments)
    {
        AppAnswer? answer = null;
        Begin(service, arguments, given => answer = given);
        Until(() => answer is not null, "the home answered");
        return answer!;
    }

    public AppAnswer Act(string entity, string command, string value = "", string confirmed = "") => Await("home.act", ("entity", entity), ("command", command), ("value", value), ("confirmed", confirmed));

    public IReadOnlyDictionary<string, string> Row(string id)
    {
        IReadOnlyDictionary<string, string>? row = null;
        Until(() => (row = Ask("home.list")!.Rows.FirstOrDefault(each => each["id"] == id)) is not null, $"{id} is there");
        return row!;
    }

    public void Dispose()
    {
        Home.Dispose();
        Log.Dispose();
    }

    private void Begin(string service, (string Name, string Value)[] arguments, Action<AppAnswer> answered) =>
        Home.Handle(new AppCall(App, new AppAsk(service) { Arguments = arguments.ToDictionary(each => each.Name, each => each.Value) }, Now, new GestureEvent("index_press", 1, new HostTime(_gestures)), _meter, answered, told => Told = told) { IsAsked = IsAsked });
}
