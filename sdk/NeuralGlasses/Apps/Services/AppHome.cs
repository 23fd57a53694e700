using System.Globalization;

namespace NeuralGlasses.Apps;

/// <summary>Something in the wearer's home.</summary>
/// <param name="Id">Its name for programs.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Kind">What it is, such as <c>light</c> or <c>lock</c>.</param>
public sealed record HomeLine(string Id, string Name, string Kind)
{
    /// <summary>The room; empty for none.</summary>
    public string Area { get; init; } = "";

    /// <summary>What kind of its kind it is, such as <c>garage</c>; empty for nothing special.</summary>
    public string Class { get; init; } = "";

    /// <summary>How it is, in a word or a number; empty while nobody knows.</summary>
    public string State { get; init; } = "";

    /// <summary>The unit of a number; empty for none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Where what can be turned stands; null where nothing can be turned or nobody knows.</summary>
    public double? Level { get; init; }

    /// <summary>The least level.</summary>
    public double Least { get; init; }

    /// <summary>The most of the level.</summary>
    public double Most { get; init; } = 100;

    /// <summary>The smallest step of the level.</summary>
    public double Step { get; init; } = 1;

    /// <summary>The words of which one can be chosen.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>What can be done with it, such as <c>on</c>, <c>open</c> or <c>level</c>.</summary>
    public IReadOnlyList<string> Commands { get; init; } = [];

    /// <summary>Whether it can be reached.</summary>
    public bool IsAvailable { get; init; } = true;

    /// <summary>Whether the wearer is asked before something is done with it.</summary>
    public bool IsRisky { get; init; }
}

/// <summary>How the home is.</summary>
/// <param name="IsConnected">Whether it can be reached.</param>
/// <param name="Problem">One sentence that says why not; empty where it can.</param>
/// <param name="News">One sentence on a command of which nobody knows what became; empty for none.</param>
/// <param name="Version">Another one whenever something in the home has changed.</param>
public readonly record struct HomeStanding(bool IsConnected, string Problem, string News, long Version);

/// <summary>A part of the home.</summary>
/// <param name="Lines">What is in it.</param>
/// <param name="Total">How much there is in all.</param>
/// <param name="Complaint">One sentence that says why nothing is listed; empty where it is.</param>
public sealed record HomePage(IReadOnlyList<HomeLine> Lines, int Total, string Complaint);

/// <summary>What became of a wish.</summary>
/// <param name="IsDone">Whether it was done.</param>
/// <param name="Text">What came of it, or one sentence that says why nothing did.</param>
/// <param name="Confirmation">What the wearer has to be asked first; null where there is nothing to ask.</param>
public sealed record HomeOutcome(bool IsDone, string Text, HomeConfirmation? Confirmation);

/// <summary>A question that the wearer has to be asked before something is done.</summary>
/// <param name="Word">What is to be said with the wish once the wearer has said yes: it holds for this wish alone, once, for a short time, and only after another gesture of the wearer's.</param>
/// <param name="Question">The question, such as "Unlock Front door?".</param>
/// <param name="Detail">What it is about, by what the glasses know and not by its name; empty for nothing more.</param>
public sealed record HomeConfirmation(string Word, string Question, string Detail);

/// <summary>The wearer's home, for apps that have the permission of that name.</summary>
/// <param name="glasses">The glasses.</param>
public sealed class AppHome(IAppContext glasses)
{
    /// <summary>Name of the event that says that something changed.</summary>
    public const string Changed = "home.changed";

    /// <summary>Most lines of a page.</summary>
    public const int MostListed = 200;

    /// <summary>Asks to be told, by <see cref="Changed"/>, how the home is, now and whenever something changes.</summary>
    public void Watch() => glasses.Ask(new AppAsk("home.watch"));

    /// <summary>Asks for the rooms.</summary>
    /// <param name="listed">Called with their names and how much is in each; what is in none has an empty name.</param>
    public void Areas(Action<IReadOnlyList<(string Area, int Count)>> listed)
    {
        ArgumentNullException.ThrowIfNull(listed);
        glasses.Ask(new AppAsk("home.areas"), answer => listed([.. answer.Rows.Select(row => (row["area"], int.Parse(row["count"], CultureInfo.InvariantCulture)))]));
    }

    /// <summary>Asks for what is in a room.</summary>
    /// <param name="area">The room; empty for what is in none, null for everything.</param>
    /// <param name="listed">Called with it.</param>
    /// <param name="from">Place of the first.</param>
    public void List(string? area, Action<HomePage> listed, int from = 0)
    {
        ArgumentNullException.ThrowIfNull(listed);
        var arguments = new Dictionary<string, string> { ["from"] = from.ToString(CultureInfo.InvariantCulture) };
        if (area is not null)
            arguments["area"] = area;
        glasses.Ask(new AppAsk("home.list") { Arguments = arguments }, answer => listed(answer.IsDone
            ? new HomePage([.. answer.Rows.Select(Line)], int.Parse(answer.Text, CultureInfo.InvariantCulture), "")
            : new HomePage([], 0, answer.Text)));
    }

    /// <summary>Does something.</summary>
    /// <param name="entity">Id of what is meant.</param>
    /// <param name="command">What is done, one of its commands.</param>
    /// <param name="value">The number or the option that is set; empty for none.</param>
    /// <param name="became">Called once the home has it, or with the reason why not, or with what the wearer has to be asked first.</param>
    /// <param name="confirmed">The word of the confirmation; empty for none.</param>
    public void Act(string entity, string command, string value, Action<HomeOutcome> became, string confirmed = "")
    {
        ArgumentNullException.ThrowIfNull(became);
        var arguments = new Dictionary<string, string> { ["entity"] = entity, ["command"] = command, ["value"] = value, ["confirmed"] = confirmed };
        glasses.Ask(new AppAsk("home.act") { Arguments = arguments }, answer => became(Outcome(answer)));
    }

    /// <summary>Says a sentence to the home's conversation, which the wearer confirms as it is.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="became">Called with what the home answers, or with the reason why it does not, or with what the wearer has to be asked first.</param>
    /// <param name="confirmed">The word of the confirmation; empty for none.</param>
    public void Ask(string text, Action<HomeOutcome> became, string confirmed = "")
    {
        ArgumentNullException.ThrowIfNull(became);
        glasses.Ask(new AppAsk("home.ask") { Arguments = new Dictionary<string, string> { ["text"] = text, ["confirmed"] = confirmed } }, answer => became(Outcome(answer)));
    }

    /// <summary>What an event tells.</summary>
    public static HomeStanding Of(AppEvent changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        return new HomeStanding(changed.Value("connected") == AppSetting.On, changed.Value("problem"), changed.Value("news"), long.TryParse(changed.Value("version"), NumberStyles.None, CultureInfo.InvariantCulture, out long version) ? version : 0);
    }

    private static HomeOutcome Outcome(AppAnswer answer) => new(answer.IsDone, answer.Text, !answer.IsDone && answer.Rows.Count > 0 ? new HomeConfirmation(answer.Rows[0]["confirm"], answer.Rows[0]["question"], answer.Rows[0]["detail"]) : null);

    private static HomeLine Line(IReadOnlyDictionary<string, string> row) => new(row["id"], row["name"], row["kind"])
    {
        Area = row["area"],
        Class = row["class"],
        State = row["state"],
        Unit = row["unit"],
        Level = row["level"].Length == 0 ? null : Number(row["level"]),
        Least = Number(row["least"]),
        Most = Number(row["most"]),
        Step = Number(row["step"]),
        Options = row["options"].Split('\n', StringSplitOptions.RemoveEmptyEntries),
        Commands = row["commands"].Split(' ', StringSplitOptions.RemoveEmptyEntries),
        IsAvailable = row["available"] == AppSetting.On,
        IsRisky = row["risk"] == "confirm",
    };

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
