package dev.seedpost.tracker.btn;

import dev.seedpost.http.Http;
import dev.seedpost.http.Reply;
import dev.seedpost.http.RpcBody;
import dev.seedpost.secret.Secret;
import dev.seedpost.tracker.Definition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Url;

/** The JSON-RPC API. The key is the first parameter of every call. */
final class BtnRpc {
  /** A page of results, by client practice. */
  private static final int PAGE = 100;

  private final Secret key;
  private final Http http;
  private final Api api;

  /** The two kinds of call. */
  interface Api {
    @POST("./")
    Call<ResponseBody> call(@Body RequestBody body);

    /** A download link holds its own keys. */
    @GET
    Call<ResponseBody> follow(@Url HttpUrl link);
  }

  BtnRpc(Definition definition, Secret key, Http http, Http.GatedBy gate) {
    this.key = key;
    this.http = http;
    this.api =
        http.retrofit(BtnOptions.of(definition).api(), Map.of(), Optional.of(gate))
            .create(Api.class);
  }

  Reply userInfo(String doing) {
    return call("userInfo", List.of(), doing);
  }

  /**
   * Torrents by a filter.
   *
   * @param filter by the API's lower-case keys: hash, search, tvdb, name, category
   */
  Reply torrents(Map<String, String> filter, String doing) {
    return call("getTorrents", List.of(filter, PAGE, 0), doing);
  }

  Reply torrent(String id, String doing) {
    return call("getTorrentById", List.of(id), doing);
  }

  Reply follow(HttpUrl link, String doing) {
    return http.send(api.follow(link), doing);
  }

  private Reply call(String method, List<?> parameters, String doing) {
    return http.send(api.call(RpcBody.of(method, key, parameters)), doing);
  }
}
