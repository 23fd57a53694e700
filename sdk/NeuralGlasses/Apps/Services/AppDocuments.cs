namespace NeuralGlasses.Apps;

/// <summary>The wearer's texts, for apps with the permission <c>documents</c>.</summary>
/// <param name="glasses">The glasses.</param>
public sealed class AppDocuments(IAppContext glasses)
{
    /// <summary>Asks for the names of all texts.</summary>
    public void List(Action<IReadOnlyList<string>> listed)
    {
        ArgumentNullException.ThrowIfNull(listed);
        glasses.Ask(new AppAsk("documents.list"), answer => listed([.. answer.Rows.Select(row => row["name"])]));
    }

    /// <summary>Asks for a text.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="read">Called with the text, or with the reason why there is none.</param>
    public void Read(string name, Action<AppAnswer> read) => glasses.Ask(new AppAsk("documents.read") { Arguments = new Dictionary<string, string> { ["name"] = name } }, read);
}
