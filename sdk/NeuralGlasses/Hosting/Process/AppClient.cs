using System.Buffers;
using System.Net.Sockets;
using System.Text.Json;
using NeuralGlasses.Apps;
using NeuralGlasses.Apps.Messages;

namespace NeuralGlasses.Hosting.Process;

/// <summary>The end of the socket in the app's process: takes one message after the other to the app, until the glasses say stop or go away.</summary>
public static class AppClient
{
    /// <summary>Runs an app until it is told to stop.</summary>
    /// <param name="manifest">What it says of itself.</param>
    /// <param name="app">The app.</param>
    /// <exception cref="InvalidOperationException">The glasses did not start this process.</exception>
    public static void Run(AppManifest manifest, GlassesApp app)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        string path = Variable(AppProtocol.SocketVariable);
        string token = Variable(AppProtocol.TokenVariable);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(path));
        using var stream = new NetworkStream(socket, ownsSocket: false);
        Run(manifest, app, stream, token);
    }

    /// <summary>Runs an app at the end of a stream.</summary>
    internal static void Run(AppManifest manifest, GlassesApp app, Stream stream, string token)
    {
        AppFrames.Write(stream, Hello(manifest, token));
        var session = new AppSession(manifest, app, request => AppFrames.Write(stream, AppRequestWire.Write(request)));
        while (AppFrames.Read(stream) is { } frame)
        {
            AppMessage message = AppWire.ReadMessage(frame);
            try
            {
                session.Handle(message);
            }
#pragma warning disable CA1031 // Whatever the app throws ends it, and the glasses are told what it was.
            catch (Exception error)
#pragma warning restore CA1031
            {
                AppFrames.Write(stream, AppRequestWire.Write(new AppRequest(AppRequestKind.Failed) { Text = $"{error.GetType().Name}: {error.Message}" }));
                return;
            }

            AppFrames.Write(stream, AppRequestWire.Write(new AppRequest(AppRequestKind.Done)));
            if (message.Kind == AppMessageKind.Stop)
                return;
        }
    }

    private static byte[] Hello(AppManifest manifest, string token)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("hello", AppProtocol.Name);
            json.WriteString("token", token);
            json.WriteString("id", manifest.Id);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static string Variable(string name) => Environment.GetEnvironmentVariable(name)
        ?? throw new InvalidOperationException($"The variable {name} is missing: an app is started by the glasses, or by 'neuralglasses run'.");
}
