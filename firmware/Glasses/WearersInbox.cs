using System.Security.Cryptography;
using NeuralGlasses.Assistants;
using NeuralGlasses.Consent;
using NeuralGlasses.Hosting;
using NeuralGlasses.Inbox;
using NeuralGlasses.Inbox.Service;
using NeuralGlasses.Messaging.Transports;
using NeuralGlasses.Skia.Capture;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Glasses;

/// <summary>The wearer's conversations on these glasses; there is none while nobody is there to write with.</summary>
internal sealed class WearersInbox : IDisposable
{
    private readonly InboxService? _service;

    /// <summary>Opens it, if an assistant is set.</summary>
    /// <param name="options">What the wearer set.</param>
    /// <param name="log">Where it stands what leaves the glasses.</param>
    /// <param name="readPhoto">Reads a photo that goes with a message.</param>
    /// <param name="clock">The glasses' clock.</param>
    /// <param name="complain">Told what was lost.</param>
    public WearersInbox(GlassesProgramOptions options, ConsentLog log, Func<string, byte[]> readPhoto, GlassesClock clock, Action<string> complain)
    {
        if (options.Assistants.Length == 0)
            return;
        var folder = Path.Combine(options.Folder, "messages");
        IMessageTransport[] transports = [.. AssistantsFile.Read(options.Assistants).Select(each => new AssistantTransport(each, Memory(folder, each.Id, complain), clock.Time))];
        try
        {
            _service = new InboxService(
                new InboxOptions
                {
                    Path = Path.Combine(folder, "inbox.db"),
                    IsInBackground = true,
                    FreshId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)),
                    StartedAt = clock.StartedAt,
                    Transports = transports,
                    ReadPhoto = readPhoto,
                    Editor = new SkiaPhotoEditor(),
                },
                log);
        }
        catch (InboxException error)
        {
            foreach (var transport in transports)
                transport.Dispose();
            complain(error.Message);
        }

        if (_service?.Problem is { Length: > 0 } problem)
            complain(problem);
    }

    /// <summary>Names of the services that there are.</summary>
    public IReadOnlyList<string> Names => _service is null ? [] : [_service.Name];

    /// <summary>The services, which say what they say to a recorder as well, if there is one.</summary>
    public IReadOnlyList<IAppService> Services(TraceRecorder? recorder) => _service is null ? [] : recorder is null ? [_service] : [new TracedService(_service, recorder)];

    public void Dispose() => _service?.Dispose();

    private static AssistantMemory Memory(string folder, string id, Action<string> complain)
    {
        Directory.CreateDirectory(folder);
        var memory = new AssistantMemory(new KeptFile(Path.Combine(folder, $"{id}.memory")));
        if (memory.Complaint is { } lost)
            complain(lost);
        return memory;
    }
}
