using NeuralGlasses.Apps;

namespace NeuralGlasses.Hosting;

/// <summary>Texts that the wearer put on the glasses.</summary>
public interface IDocuments
{
    /// <summary>Names, in order.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>A text.</summary>
    /// <exception cref="Devices.DeviceFailedException">There is no such text, or it cannot be read; the message says why.</exception>
    string Read(string name);
}

/// <summary>Gives the wearer's texts to apps that may read them.</summary>
/// <param name="documents">The texts.</param>
public sealed class DocumentsService(IDocuments documents) : IAppService
{
    /// <inheritdoc/>
    public string Name => "documents";

    /// <inheritdoc/>
    public AppPermission Permission => AppPermission.Documents;

    /// <inheritdoc/>
    public void Handle(AppCall asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        try
        {
            asked.Reply(asked.Ask.Service switch
            {
                "documents.list" => AppAnswer.Done() with { Rows = [.. documents.Names.Select(name => new Dictionary<string, string> { ["name"] = name })] },
                "documents.read" => AppAnswer.Done(documents.Read(asked.Ask.Argument("name"))),
                _ => AppAnswer.Refused($"The documents do not know '{asked.Ask.Service}'; they know documents.list and documents.read."),
            });
        }
        catch (Devices.DeviceFailedException failure)
        {
            asked.Reply(AppAnswer.Refused(failure.Message));
        }
    }
}
