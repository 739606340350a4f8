package dev.seedpost.tracker.gazelle;

import java.util.List;
import java.util.Map;
import okhttp3.MultipartBody;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Field;
import retrofit2.http.FormUrlEncoded;
import retrofit2.http.GET;
import retrofit2.http.Multipart;
import retrofit2.http.POST;
import retrofit2.http.Part;
import retrofit2.http.Query;
import retrofit2.http.QueryMap;

/** The calls of Gazelle's {@code ajax.php} that are used here. */
interface GazelleApi {
  @GET("ajax.php?action=index")
  Call<ResponseBody> index();

  @GET("ajax.php?action=torrent")
  Call<ResponseBody> torrent(@Query("hash") String hash);

  @GET("ajax.php?action=browse")
  Call<ResponseBody> browse(@QueryMap Map<String, String> query);

  /** The newest first (RED's API page). */
  @GET("ajax.php?action=user_torrents&type=uploaded&limit=50")
  Call<ResponseBody> ownUploads(@Query("id") String user);

  @GET("ajax.php?action=request")
  Call<ResponseBody> request(@Query("id") String request);

  /** Fills another user's request (OPS: API documentation, "Request Fill"). */
  @FormUrlEncoded
  @POST("ajax.php?action=request_fill")
  Call<ResponseBody> fillRequest(
      @Field("requestid") String request, @Field("torrentid") String torrent);

  /** Without {@code usetoken}: its mere presence spends a token on OPS. */
  @GET("ajax.php?action=download")
  Call<ResponseBody> download(@Query("id") String id);

  @Multipart
  @POST("ajax.php?action=upload")
  Call<ResponseBody> upload(@Part List<MultipartBody.Part> parts);
}
