using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using NeuralGlasses.Devices;
using NeuralGlasses.Home.Entities;

namespace NeuralGlasses.Home.Conversation;

/// <summary>Says sentences to Home Assistant and hears what it answers, as words and nothing else.</summary>
/// <param name="options">Who is spoken to.</param>
/// <param name="time">The clock of waiting.</param>
public sealed class HomeConversation(ConversationOptions options, TimeProvider time) : IDisposable
{
    private const int MostAnswer = 600;
    private const string Path = "/api/conversation/process";

    // A redirection would carry the token to somewhere that nobody allowed.
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, AutomaticDecompression = DecompressionMethods.None }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>What is sent for a sentence.</summary>
    public byte[] Request(string text)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("text", text);
            json.WriteString("language", options.Language);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary>Sends a request and waits for the words of the answer.</summary>
    /// <param name="request">What <see cref="Request"/> made.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="DeviceFailedException">There is no answer; the message says why.</exception>
    public async Task<string> AskAsync(ReadOnlyMemory<byte> request, CancellationToken stop)
    {
        string token = SecretFile.Read(options.TokenFile);
        using var patience = new CancellationTokenSource(options.Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Address, Path)) { Content = new ReadOnlyMemoryContent(request) };
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        try
        {
            using HttpResponseMessage answer = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, both.Token).ConfigureAwait(false);
            if (answer.StatusCode != HttpStatusCode.OK)
                throw new DeviceFailedException(Refusal(answer.StatusCode));
            return Words(await BodyAsync(answer, both.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new DeviceFailedException($"{options.Destination} has not answered within {options.Patience.TotalSeconds:0} s; whether it did what it was told is not known, look.");
        }
        catch (HttpRequestException error)
        {
            throw new DeviceFailedException(error.HttpRequestError switch
            {
                HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError => $"Nobody answers at {options.Destination}; correct the address, or start Home Assistant.",
                HttpRequestError.SecureConnectionError => $"The certificate of {options.Destination} is not accepted; expected one that the system trusts.",
                _ => $"{options.Destination} has broken off its answer ({PlainWords.Of(error.Message, 120).TrimEnd('.')}); look whether it did what it was told.",
            });
        }
        catch (IOException)
        {
            throw new DeviceFailedException($"{options.Destination} has broken off its answer; look whether it did what it was told.");
        }
    }

    /// <summary>Ends what is under way.</summary>
    public void Dispose() => _http.Dispose();

    private async Task<byte[]> BodyAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        using Stream body = await answer.Content.ReadAsStreamAsync(stop).ConfigureAwait(false);
        byte[] bytes = new byte[options.MostBytes + 1];
        int read = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, stop).ConfigureAwait(false);
        return read <= options.MostBytes ? bytes[..read] : throw new DeviceFailedException($"{options.Destination} answers with more than {options.MostBytes} bytes, which are not read; look which program answers there.");
    }

    private string Refusal(HttpStatusCode code) => code switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => $"{options.Destination} does not accept the token in the file; make a new long-lived token there and write it into the file.",
        HttpStatusCode.NotFound => $"{options.Destination} knows no conversation; expected Home Assistant with its conversation integration.",
        _ => $"{options.Destination} answers {(int)code} instead of 200; look into its log.",
    };

    private string Words(byte[] body)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(new UTF8Encoding(false, true).GetString(body), new JsonDocumentOptions { MaxDepth = 32 });
            JsonElement response = json.RootElement.GetProperty("response");
            string words = PlainWords.Of(response.GetProperty("speech").GetProperty("plain").GetProperty("speech").GetString(), MostAnswer);
            bool isError = response.TryGetProperty("response_type", out JsonElement type) && type.ValueKind == JsonValueKind.String && type.GetString() == "error";
            if (isError)
                throw new DeviceFailedException(words.Length > 0 ? $"The home says: {words}" : "The home could not do it and does not say why.");
            return words.Length > 0 ? words : "Done.";
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or DecoderFallbackException)
        {
            throw new DeviceFailedException($"{options.Destination} answers with what is no answer of a conversation; look which program answers there.");
        }
    }
}
