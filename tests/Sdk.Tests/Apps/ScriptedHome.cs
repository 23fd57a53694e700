using System.Globalization;
using NeuralGlasses.Apps;
using NeuralGlasses.Hosting;

namespace NeuralGlasses.Sdk.Tests.Apps;

/// <summary>A home that does what a test wants: it answers at once, and asks about what is risky.</summary>
internal sealed class ScriptedHome : IAppService
{
    private readonly List<Dictionary<string, string>> _rows = [];
    private readonly List<Action<AppAnswer>> _held = [];
    private Action<AppEvent>? _tell;
    private int _version;

    public string Name => "home";

    public AppPermission Permission => AppPermission.Home;

    public string Problem { get; set; } = "";

    public string News { get; set; } = "";

    public string? Refusal { get; set; }

    public bool Holds { get; set; }

    public List<string> Done { get; } = [];

    public ScriptedHome With(string id, string name, string kind, string area, string state, string commands, string level = "", string unit = "", string risk = "plain", string available = "on", string options = "", string type = "", double least = 0, double most = 100, double step = 1)
    {
        _rows.RemoveAll(row => row["id"] == id);
        _rows.Add(new Dictionary<string, string>
        {
            ["id"] = id,
            ["name"] = name,
            ["kind"] = kind,
            ["area"] = area,
            ["class"] = type,
            ["state"] = state,
            ["unit"] = unit,
            ["level"] = level,
            ["least"] = least.ToString(CultureInfo.InvariantCulture),
            ["most"] = most.ToString(CultureInfo.InvariantCulture),
            ["step"] = step.ToString(CultureInfo.InvariantCulture),
            ["options"] = options,
            ["commands"] = commands,
            ["available"] = available,
            ["risk"] = risk,
        });
        return this;
    }

    // A flat as many have one.
    public ScriptedHome Furnished() => With("ceiling", "Ceiling light", "light", "Study", "on", "on off level", "50", "%", least: 1)
        .With("radiator", "Radiator", "climate", "Study", "heat", "choose level", "21.5", "°C", "confirm", least: 5, most: 30, step: 0.5, options: "off\nheat")
        .With("printer", "Printer", "switch", "Study", "", "on off", available: "off")
        .With("outside", "Outside", "sensor", "Study", "12.5", "", unit: "°C")
        .With("mood", "Mood", "select", "Study", "calm", "choose", options: "calm\nbright\nparty")
        .With("blind", "Blind on the south side", "cover", "Study", "open", "open close stop level", "80", "%")
        .With("door", "Front door", "lock", "Hall", "locked", "lock unlock", risk: "confirm")
        .With("night", "Good night", "scene", "", "", "on");

    public void Change() => _tell?.Invoke(Standing());

    public void Release()
    {
        _held.ForEach(reply => reply(AppAnswer.Done()));
        _held.Clear();
    }

    public void Handle(AppCall asked)
    {
        AppAsk ask = asked.Ask;
        switch (ask.Service)
        {
            case "home.watch":
                _tell = asked.Tell;
                asked.Reply(AppAnswer.Done());
                asked.Tell(Standing());
                break;
            case "home.areas":
                asked.Reply(AppAnswer.Done() with { Rows = [.. _rows.GroupBy(row => row["area"]).OrderBy(area => area.Key.Length == 0).ThenBy(area => area.Key, StringComparer.Ordinal).Select(area => new Dictionary<string, string> { ["area"] = area.Key, ["count"] = area.Count().ToString(CultureInfo.InvariantCulture) })] });
                break;
            case "home.list":
                Dictionary<string, string>[] rows = [.. _rows.Where(row => row["area"] == ask.Argument("area"))];
                asked.Reply(AppAnswer.Done(rows.Length.ToString(CultureInfo.InvariantCulture)) with { Rows = rows });
                break;
            default:
                Act(asked);
                break;
        }
    }

    private void Act(AppCall asked)
    {
        AppAsk ask = asked.Ask;
        string what = ask.Service == "home.ask" ? ask.Argument("text") : $"{ask.Argument("entity")} {ask.Argument("command")} {ask.Argument("value")}".TrimEnd();
        bool isRisky = ask.Service == "home.ask" || _rows.Single(row => row["id"] == ask.Argument("entity"))["risk"] == "confirm";
        if (Refusal is { } why)
        {
            asked.Reply(AppAnswer.Refused(why));
        }
        else if (isRisky && ask.Argument("confirmed") != "word " + what)
        {
            (string question, string detail) = ask.Service == "home.ask" ? ("Tell the home this?", what) : ask.Argument("entity") == "door" ? ("Unlock Front door?", "lock · Hall") : ($"Set Radiator to {ask.Argument("value")} °C?", "climate · Study");
            asked.Reply(AppAnswer.Refused("The wearer has to be asked first.") with { Rows = [new Dictionary<string, string> { ["confirm"] = "word " + what, ["question"] = question, ["detail"] = detail }] });
        }
        else
        {
            Done.Add(what);
            if (Holds)
                _held.Add(asked.Reply);
            else
                asked.Reply(AppAnswer.Done(ask.Service == "home.ask" ? "It is 21 degrees in the study." : ""));
        }
    }

    private AppEvent Standing() => new(AppHome.Changed, new Dictionary<string, string>
    {
        ["connected"] = Problem.Length == 0 ? AppSetting.On : AppSetting.Off,
        ["problem"] = Problem,
        ["news"] = News,
        ["version"] = (++_version).ToString(CultureInfo.InvariantCulture),
    });
}
