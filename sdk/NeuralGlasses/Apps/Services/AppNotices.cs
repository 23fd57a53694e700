using System.Globalization;

namespace NeuralGlasses.Apps;

/// <summary>One line of the history of what the wearer was told.</summary>
/// <param name="Number">Number of the line.</param>
/// <param name="App">Title of the app.</param>
/// <param name="Title">Title of the notice.</param>
/// <param name="Text">Its text.</param>
/// <param name="When">Hour and minute; empty if the time was not known.</param>
/// <param name="IsRead">Whether the wearer has read it.</param>
public readonly record struct NoticeLine(long Number, string App, string Title, string Text, string When, bool IsRead);

/// <summary>The history of what the wearer was told, for apps with the permission <c>system</c>.</summary>
/// <param name="glasses">The glasses.</param>
public sealed class AppNotices(IAppContext glasses)
{
    /// <summary>Name of the event that says how many notices are unread, as <c>unread</c>.</summary>
    public const string Changed = "notices.changed";

    /// <summary>Asks to be told, by <see cref="Changed"/>, how many notices are unread, now and whenever something changes.</summary>
    public void Watch() => glasses.Ask(new AppAsk("notices.watch"));

    /// <summary>Asks for all lines, newest first.</summary>
    public void List(Action<IReadOnlyList<NoticeLine>> listed)
    {
        ArgumentNullException.ThrowIfNull(listed);
        glasses.Ask(new AppAsk("notices.list"), answer => listed([.. answer.Rows.Select(Line)]));
    }

    /// <summary>Notes that the wearer has read a line.</summary>
    public void MarkRead(long number) => glasses.Ask(new AppAsk("notices.read") { Arguments = new Dictionary<string, string> { ["number"] = number.ToString(CultureInfo.InvariantCulture) } });

    /// <summary>Forgets all lines.</summary>
    public void Clear() => glasses.Ask(new AppAsk("notices.clear"));

    private static NoticeLine Line(IReadOnlyDictionary<string, string> row) =>
        new(long.Parse(row["number"], CultureInfo.InvariantCulture), row["app"], row["title"], row["text"], row["when"], row["read"] == AppSetting.On);
}
